package dev.heddle.kernel.internal.cells;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.kernel.internal.cells.CellResult.DoesNotCompile;
import dev.heddle.kernel.internal.cells.CellResult.Finished;
import dev.heddle.kernel.internal.cells.CellResult.Threw;
import dev.heddle.kernel.magic.Code;
import dev.heddle.kernel.magic.Scope;
import dev.heddle.kernel.magic.Use;
import dev.heddle.worker.Command;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// Code that a tool runs: what becomes of the names that it declares. No test declares a name that another uses.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ScopesTest {

    private CellEngine engine;

    @BeforeAll
    void start() throws IOException {
        engine = CellEngine.start(_ -> {});
    }

    @AfterAll
    void stop() {
        engine.close();
    }

    @Test
    void notebook_keeps_what_its_scope_declares() {
        assertThat(value(use(Scope.NOTEBOOK, "int a1 = 2;\nint a2() { return a1; }\na2()"))).isEqualTo("2");

        assertThat(value(run("a1 + a2()"))).isEqualTo("4");
    }

    @Test
    void own_scope_has_variables_that_threads_share_and_leaves_nothing() {
        run("int b1 = 1; String b3 = \"old\";");

        Used used = use(Scope.OWN, "int b1 = 5;\nint b2 = 0;\nint b4() { return b1; }\n"
                + "Thread t = Thread.startVirtualThread(() -> b2 = b4());\nt.join();\nb3 + b2");

        assertThat(value(used)).isEqualTo("old5");
        assertThat(value(run("b1"))).isEqualTo("1");
        assertThat(run("b2").result()).isInstanceOf(DoesNotCompile.class);
        assertThat(run("b4()").result()).isInstanceOf(DoesNotCompile.class);
    }

    @Test
    void scope_of_a_method_has_local_variables_and_leaves_nothing() {
        run("int c1 = 1; int c2(int n) { return n + c1; }");

        Used used = use(Scope.METHOD, """
                import java.util.BitSet;
                int c1 = 10, c3 = 20;
                var set = new BitSet(); // a comment
                for (int i = 0; i < 3; i++) {
                    set.set(i);
                }
                record Pair(int a, int b) {}
                Supplier<Integer> later = () -> { return c3; };
                c2(c1) + new Pair(set.cardinality(), later.get()).b()""");

        assertThat(value(used)).isEqualTo("31");
        assertThat(value(run("c1"))).isEqualTo("1");
        assertThat(run("c3").result()).isInstanceOf(DoesNotCompile.class);
    }

    @Test
    void code_without_a_value_shows_none() {
        assertThat(value(use(Scope.METHOD, "System.gc()"))).isNull();
        assertThat(value(use(Scope.METHOD, "int d1 = 1;"))).isNull();
        assertThat(value(use(Scope.OWN, "int d2 = 1;"))).isNull();
        assertThat(value(use(Scope.METHOD, "// nothing"))).isNull();
        assertThat(value(use(Scope.METHOD, ""))).isNull();
    }

    @Test
    void type_of_the_value_can_be_named() {
        assertThat(Stream.of("1 + 1", "List.of(\"a\")", "null", "new int[2]", "System.gc()", "int e1 = 0;")
                .map(each -> String.valueOf(use(Scope.OWN, each).type())))
                .containsExactly("int", "java.util.List<java.lang.String>", "java.lang.Object", "int[]", "null",
                        "null");
    }

    @Test
    void mistakes_and_exceptions_name_the_lines_of_the_cell() {
        Used wrong = use(Scope.METHOD, "int f1 = 1;\nint f2 = x;");
        Used method = use(Scope.METHOD, "int f3() { return 1; }");
        Used throwing = use(Scope.METHOD, "int f4 = 0;\n\nint f5 = 1 / f4;");

        assertThat(wrong.result()).asInstanceOf(InstanceOfAssertFactories.type(DoesNotCompile.class))
                .satisfies(each -> assertThat(each.problems().getFirst().start()).isEqualTo(22));
        assertThat(method.result()).asInstanceOf(InstanceOfAssertFactories.type(DoesNotCompile.class))
                .satisfies(each -> assertThat(each.problems().getFirst().reason())
                        .isEqualTo("a method cannot be declared here"));
        assertThat(throwing.result()).asInstanceOf(InstanceOfAssertFactories.type(Threw.class))
                .satisfies(each -> assertThat(each.failure().trace().getFirst())
                        .hasToString("Cell#" + each.failure().trace().getFirst().getClassName().substring(5)
                                + ".$0(Cell[9]:4)"));
    }

    @Test
    void tool_tells_also_when_its_code_throws() {
        assertThat(use(Scope.NOTEBOOK, "1 / 0").told()).contains("wall=");
        assertThat(use(Scope.NOTEBOOK, "1 / 1").told()).contains("wall=");
        assertThat(use(Scope.NOTEBOOK, "1 /").told()).isEmpty();
    }

    @Test
    void tool_gets_all_pieces_of_code_or_none() {
        Use use = new Use("meter", List.of(), List.of(new Code("\"first\"", 1), new Code("g1", 2)), Scope.OWN);

        assertThat(use(use).result()).isInstanceOf(DoesNotCompile.class);
    }

    @Test
    void first_piece_prepares_for_the_others_and_nothing_of_it_stays() {
        run("int h1 = 1; record H2(int n) {}");

        Used used =
                prepared("import java.util.zip.CRC32;\nint h1 = 5;\nvar h3 = new CRC32();\nint h4() { return h1 + 1; }",
                        "h3.update(h1);\nint h5 = h4();\nnew H2(h5)");

        assertThat(used.result()).isInstanceOf(Finished.class);
        assertThat(value(run("h1"))).isEqualTo("1");
        assertThat(run("h3").result()).isInstanceOf(DoesNotCompile.class);
        assertThat(run("h4()").result()).isInstanceOf(DoesNotCompile.class);
        assertThat(run("CRC32 h6 = null;").result()).isInstanceOf(DoesNotCompile.class);
    }

    @Test
    void pieces_that_cannot_be_prepared_for_leave_nothing_either() {
        assertThat(prepared("int i1 = 1;", "i1 + i2").result()).isInstanceOf(DoesNotCompile.class);
        assertThat(prepared("int i1 = i2;", "i1").result()).isInstanceOf(DoesNotCompile.class);

        assertThat(run("i1").result()).isInstanceOf(DoesNotCompile.class);
        assertThat(value(run("int i1 = 4;\ni1"))).isEqualTo("4");
    }

    private Used prepared(String setup, String code) {
        return use(new Use("stopwatch", List.of("1", "1", "1", "exact"), List.of(new Code(setup, 1), new Code(code, 9)),
                Scope.PREPARED));
    }

    private static @Nullable String value(Used used) {
        assertThat(used.result()).isInstanceOf(Finished.class);
        return ((Finished) used.result()).text();
    }

    private Used run(String code) {
        return new Used(engine.run("cell", "Cell[8]", code));
    }

    private Used use(Scope scope, String code) {
        return use(new Use("meter", List.of(), List.of(new Code(code, 2)), scope));
    }

    private Used use(Use use) {
        return engine.use(Command.MAIN_SHELL, "cell", "Cell[9]", use, () -> false);
    }
}
