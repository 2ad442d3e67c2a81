package dev.heddle.kernel.internal.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StackTextTest {

    @Test
    void trace_names_what_the_author_has_written_and_ends_at_the_cell() {
        List<StackTraceElement> trace = List.of(new StackTraceElement(null, "java.base", null, "java.util.ArrayList",
                "get", "ArrayList.java", 427), cell("REPL.Cell3$Account", "draw", 7), cell("REPL.Cell3", "half", 2),
                cell("REPL.Cell12_1", "lambda$half$0", 3), cell("REPL.Cell3", "lambda$$1$4", 9),
                cell("REPL.Cell4", "$0", 1), cell("REPL.Cell4", "do_it$", 1),
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
            trace.add(cell("REPL.Cell1", "down", 1));
        }

        assertThat(StackText.lines(trace)).containsExactly("    at down(Cell[3]:1)", "    at down(Cell[3]:1)",
                "    at down(Cell[3]:1)", "    … the same 1021 times more");
    }

    @Test
    void recursion_of_two_is_cut() {
        List<StackTraceElement> trace = new ArrayList<>();
        for (int i = 0; i < 1024; i++) {
            trace.add(cell("REPL.Cell1", i % 2 == 0 ? "even" : "odd", 1));
        }

        assertThat(StackText.lines(trace)).hasSize(61).last().isEqualTo("    … and 964 lines more");
    }

    private static StackTraceElement cell(String owner, String method, int line) {
        return new StackTraceElement(owner, method, "Cell[3]", line);
    }
}
