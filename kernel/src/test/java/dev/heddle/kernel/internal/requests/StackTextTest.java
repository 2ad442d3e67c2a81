package dev.heddle.kernel.internal.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StackTextTest {

    @Test
    void trace_names_what_the_author_has_written_and_ends_at_the_cell() {
        List<StackTraceElement> trace = List.of(new StackTraceElement(null, "java.base", null, "java.util.ArrayList",
                "get", "ArrayList.java", 427), cell("Account", "draw", 7), cell("Cell#3", "half", 2),
                cell("Cell#12_1", "lambda$half$0", 3), cell("Cell#3", "lambda$$1$4", 9),
                cell("Cell#4", "$0", 1), cell("Cell#4", "do_it$", 1),
                new StackTraceElement("java.lang.reflect.Method", "invoke", "Method.java", 565));

        assertThat(StackText.lines(trace)).containsExactly(
                "    at java.base/java.util.ArrayList.get(ArrayList.java:427)",
                "    at Account.draw(Cell[3]:7)", "    at half(Cell[3]:2)", "    at lambda in half(Cell[3]:3)",
                "    at lambda(Cell[3]:9)", "    at Cell[3]:1");
    }

    @Test
    void endless_recursion_is_folded() {
        List<StackTraceElement> trace = new ArrayList<>();
        for (int i = 0; i < 1024; i++) {
            trace.add(cell("Cell#1", "down", 1));
        }

        assertThat(StackText.lines(trace)).containsExactly("    at down(Cell[3]:1)", "    … 1023 more of the same");
    }

    @Test
    void recursion_of_two_is_folded() {
        List<StackTraceElement> trace = new ArrayList<>();
        for (int i = 0; i < 1024; i++) {
            trace.add(cell("Cell#1", i % 2 == 0 ? "even" : "odd", 1));
        }

        assertThat(StackText.lines(trace)).containsExactly("    at even(Cell[3]:1)", "    at odd(Cell[3]:1)",
                "    … 1022 more of the same");
    }

    @Test
    void long_trace_is_cut() {
        List<StackTraceElement> trace = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            trace.add(cell("Cell#1", "m", i));
        }

        assertThat(StackText.lines(trace)).hasSize(61).last().isEqualTo("    … and 40 lines more");
    }

    @Test
    void names_are_those_that_the_author_has_given() {
        List<StackTraceElement> trace = List.of(cell("Account", "<init>", 1),
                cell("Account", "<clinit>", 2), cell("Op$1", "apply", 3),
                cell("Cell#3$1Local", "go", 4), cell("Cell#3$2", "run", 5),
                cell("Outer$Inner", "lambda$draw$0", 6), cell("Task", "lambda$new$0", 7));

        assertThat(StackText.lines(trace)).containsExactly("    at new Account(Cell[3]:1)",
                "    at static part of Account(Cell[3]:2)", "    at Op.(nameless class).apply(Cell[3]:3)",
                "    at Local.go(Cell[3]:4)", "    at (nameless class).run(Cell[3]:5)",
                "    at lambda in Outer.Inner.draw(Cell[3]:6)", "    at lambda in Task(Cell[3]:7)");
    }

    @Test
    void reflection_of_the_author_does_not_end_the_trace() {
        List<StackTraceElement> trace = List.of(cell("Cell#3", "called", 1),
                new StackTraceElement("jdk.internal.reflect.DirectMethodHandleAccessor", "invoke", "A.java", 1),
                new StackTraceElement("java.lang.reflect.Method", "invoke", "Method.java", 565),
                cell("Cell#4", "$0", 2), cell("Cell#4", "do_it$", 1));

        assertThat(StackText.lines(trace)).containsExactly("    at called(Cell[3]:1)",
                "    at java.lang.reflect.Method.invoke(Method.java:565)", "    at Cell[3]:2");
    }

    private static StackTraceElement cell(String owner, String method, int line) {
        return new StackTraceElement(owner, method, "Cell[3]", line);
    }
}
