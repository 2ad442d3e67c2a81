package dev.heddle.kernel.internal.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.heddle.kernel.internal.cells.CellResult.DoesNotCompile;
import dev.heddle.kernel.internal.cells.CellResult.Finished;
import dev.heddle.kernel.internal.cells.CellResult.Problem;
import dev.heddle.kernel.internal.cells.CellResult.Threw;
import dev.heddle.kernel.internal.cells.CellResult.UsesUndeclared;
import dev.heddle.worker.Report.Failure;
import dev.heddle.worker.Report.Output;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Cells on one engine with a real worker; no test declares a name that another uses.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CellEngineTest {

    private final BlockingQueue<Output> outputs = new LinkedBlockingQueue<>();
    private CellEngine engine;

    @BeforeAll
    void start() throws IOException {
        engine = CellEngine.start(outputs::add);
    }

    @AfterAll
    void stop() {
        engine.close();
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @BeforeEach
    void forgetOutputs() {
        outputs.clear();
    }

    static Stream<Arguments> cells() {
        return Stream.of(argumentSet("value", "1 + 1", "2"), argumentSet("value with semicolon", "1 + 1;", "2"),
                argumentSet("text", "\"线程 😀\"", "线程 😀"), argumentSet("empty text", "\"\"", ""),
                argumentSet("null", "(Object) null", "null"), argumentSet("array", "new int[]{1, 2}", "[1, 2]"),
                argumentSet("two lines", "1\n\n+\n1", "2"), argumentSet("the last of several", "1; 2; 3", "3"),
                argumentSet("declarations, then a value", "int a1 = 1;\nint a2 = a1 + 1; // two\na2 // it\n", "2"),
                argumentSet("method and use", "int twice(int n) {\n  return 2 * n;\n}\ntwice(4)", "8"),
                argumentSet("class and use", "record Point(int x) {}\nnew Point(3)", "Point[x=3]"),
                argumentSet("Chinese name", "int 数 = 3; 数", "3"), argumentSet("null of a variable", "Object n1; n1",
                        "null"),
                argumentSet("void call", "System.gc()", null), argumentSet("declaration", "int b1 = 1;", null),
                argumentSet("declaration without semicolon", "int b2 = 1", null),
                argumentSet("assignment", "int b3; b3 = 4", null), argumentSet("loop", "for (;;) { break; }", null),
                argumentSet("import", "import java.util.concurrent.*;", null), argumentSet("empty", "", null),
                argumentSet("space", " \t\r\n ", null), argumentSet("line comment", "// nothing", null),
                argumentSet("comment", "/* nothing */", null), argumentSet("semicolons", ";;", null),
                argumentSet("value, then statement", "1; int b4 = 2;", null),
                argumentSet("text that is null", "new Object() { public String toString() { return null; } }",
                        "null"));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void cell_shows_the_value_of_its_last_expression_if_it_ends_in_one(String code, @Nullable String value) {
        CellResult result = run(code);

        assertThat(result).isEqualTo(value == null ? Finished.quiet(List.of()) : new Finished(value, List.of()));
        assertThat(outputs).isEmpty();
    }

    static Stream<Arguments> mistakes() {
        String types = "incompatible types: String cannot be converted to int";
        return Stream.of(argumentSet("first line", "int c = «\"x\"»;", types),
                argumentSet("blank lines before", "\n\n  int c = «\"x\"»;\nint d;", types),
                argumentSet("after statements", "int c1 = 1;\nc1++;\nint c = «\"x\"»;", types),
                argumentSet("after a tab", "\tint c = «\"x\"»;", types),
                argumentSet("after Windows lines", "int c2 = 2;\r\n\r\nint c = «\"x\"»;\r\nint d;", types),
                argumentSet("after comments", "// a\n/* b\n */ int c = «\"x\"»;", types),
                argumentSet("after Chinese and emoji", "String c3 = \"线程 😀\"; int c = «\"x\"»;", types),
                argumentSet("inside a class", "class C4 {\n  int c = «\"x\"»;\n}", types),
                argumentSet("no end", "int c =«» ", "reached end of file while parsing"),
                argumentSet("no end, new line", "int c =«» \n", "reached end of file while parsing"),
                argumentSet("open brace", "int c5 = 1;\nclass C6 {«»", "reached end of file while parsing"),
                argumentSet("open comment", "int c7 = 1;\n«/* so it goes»", "unclosed comment"),
                argumentSet("open comment alone", " «/* so it goes»", "unclosed comment"),
                argumentSet("bracket too much", "«}»", "nothing is open here that this could close"),
                argumentSet("no semicolon between", "int c8 = 1«» int c9 = 2;", "';' expected"),
                argumentSet("void as value", "int c = «System.gc()»;",
                        "incompatible types: void cannot be converted to int"),
                argumentSet("nonsense that the compiler passes over", "«»\u001a", "reached end of file while parsing"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistake_is_told_where_it_is(String marked, String reason) {
        String code = marked.replace("«", "").replace("»", "");
        int start = marked.indexOf('«');

        CellResult result = run(code);

        assertThat(withoutHints(result))
                .isEqualTo(new DoesNotCompile(List.of(new Problem(start, marked.indexOf('»') - 1, reason))));
    }

    @Test
    void several_mistakes_are_told_in_their_order() {
        String code = "void d1() {\n  int i = \"s\";\n\tnope(i);\n}";

        CellResult result = run(code);

        assertThat(withoutHints(result)).isEqualTo(new DoesNotCompile(List.of(
                new Problem(22, 25, "incompatible types: String cannot be converted to int"),
                new Problem(28, 32, "cannot find symbol\n  symbol:   method nope(int)"))));
    }

    @Test
    void nothing_of_a_cell_with_a_mistake_has_run() {
        run("int e1 = 1;");

        CellResult result = run("e1 = 2; int e2 = \"x\"; e1 = 3;");

        assertThat(result).isInstanceOf(DoesNotCompile.class);
        assertThat(run("e1")).isEqualTo(new Finished("1", List.of()));
    }

    @Test
    void exception_ends_the_cell_and_comes_whole() {
        CellResult result = run("""
                int f1 = 1;
                throw new IllegalStateException("outer", new RuntimeException("inner"));
                f1 = 2;""");

        Failure failure = ((Threw) result).failure();
        assertThat(failure.className()).isEqualTo("java.lang.IllegalStateException");
        assertThat(failure.message()).isEqualTo("outer");
        assertThat(failure.cause()).isNotNull();
        assertThat(failure.cause().message()).isEqualTo("inner");
        assertThat(run("f1")).isEqualTo(new Finished("1", List.of()));
    }

    @Test
    void value_that_cannot_be_told_is_an_exception() {
        CellResult result = run("""
                class G1 { static int n = 1 / 0; }
                class G2 { public String toString() { return "" + G1.n; } }
                new G2()""");

        assertThat(((Threw) result).failure().className()).isEqualTo("java.lang.ExceptionInInitializerError");
    }

    @Test
    void method_that_needs_another_runs_once_it_is_declared() {
        CellResult declared = run("int h1() { return h2() + h3; }");
        CellResult early = run("h1()");
        run("int h3 = 1;");
        CellResult half = run("h1()");
        CellResult late = run("int h2() { return 1; }\nh1()");

        assertThat(declared).isEqualTo(Finished.quiet(List.of(
                "method h1 is declared, but cannot be used until this is: method h2(), variable h3")));
        assertThat(early).isEqualTo(new UsesUndeclared("method h1", List.of("method h2()", "variable h3")));
        assertThat(half).isEqualTo(new UsesUndeclared("method h1", List.of("method h2()")));
        assertThat(late).isEqualTo(new Finished("2", List.of()));
    }

    @Test
    void print_belongs_to_its_cell_and_comes_before_the_cell_ends() {
        CellResult result = engine.run("cell-7", "Cell[1]", "System.out.print(\"a\"); System.out.print(\"线\"); 5");

        assertThat(result).isEqualTo(new Finished("5", List.of()));
        assertThat(outputs).allMatch(each -> each.cell().equals("cell-7"));
        assertThat(outputs.stream().map(Output::text)).containsExactly("a线");
    }

    @Test
    void output_of_a_child_that_inherits_it_belongs_to_the_cell() throws InterruptedException {
        engine.run("cell-8", "Cell[1]", """
                new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "--version")
                        .inheritIO().start().waitFor()""");

        Output output = outputs.take();

        assertThat(output.cell()).isEqualTo("cell-8");
        assertThat(output.text()).contains(String.valueOf(Runtime.version().feature()));
    }

    @Test
    void worker_knows_no_secret_of_the_kernel() {
        Map<String, String> mine = new TreeMap<>(System.getenv());

        CellResult environment = run("new java.util.TreeMap<>(System.getenv())");
        CellResult input = run("new java.io.FileInputStream(java.io.FileDescriptor.in).available()");

        assertThat(String.valueOf(((Finished) environment).text()).replaceFirst("HEDDLE_WORKER=[-0-9a-f]{36}, ", ""))
                .isEqualTo(mine.toString());
        assertThat(input).isEqualTo(new Finished("0", List.of()));
        assertThat(List.of(ProcessHandle.of(engine.workerPid()).orElseThrow().info().arguments().orElseThrow()))
                .startsWith("-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED",
                        "-XX:ErrorFile=" + CrashReport.PATTERN, "-cp", WorkerJvm.classPath(),
                        "dev.heddle.worker.Main")
                .hasSize(7)
                .last(InstanceOfAssertFactories.STRING)
                .matches("\\d{1,5}");
    }

    @Test
    void engine_is_alive_in_another_process() {
        assertThat(engine.isAlive()).isTrue();
        assertThat(run("ProcessHandle.current().pid()"))
                .isEqualTo(new Finished(String.valueOf(engine.workerPid()), List.of()));
    }

    private CellResult run(String code) {
        return engine.run("cell", "Cell[1]", code);
    }

    /// The hints have a test of their own.
    private static DoesNotCompile withoutHints(CellResult result) {
        return new DoesNotCompile(((DoesNotCompile) result).problems()
                .stream()
                .map(each -> new Problem(each.start(), each.end(), each.reason()))
                .toList());
    }
}
