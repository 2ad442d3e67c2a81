package dev.heddle.worker.display;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ThrowableTextTest {

    @Test
    void exception_says_where_in_the_cells_it_was_made_and_why() {
        Exception cause = new IllegalStateException("inner");
        cause.setStackTrace(new StackTraceElement[]{frame("Cell#1", "half", "Cell[1]", 2),
                frame("Cell#2", "lambda$run$0", "Cell[2]", 7), frame("Cell#2", "do_it$", "Cell[2]", 1),
                frame("dev.heddle.worker.Worker", "invoke", "Worker.java", 9)});
        Exception thrown = new RuntimeException("outer", cause);
        thrown.setStackTrace(new StackTraceElement[]{new StackTraceElement("java.util.List", "of", "List.java", 5)});

        String text = ThrowableText.of(thrown);

        assertThat(text).isEqualTo("""
                java.lang.RuntimeException: outer
                    at java.util.List.of(List.java:5)
                Caused by: java.lang.IllegalStateException: inner
                    at half(Cell[1]:2)
                    at Cell[2]:7""");
    }

    @Test
    void exceptions_that_cause_each_other_end() {
        Exception first = new IllegalStateException("first");
        Exception second = new IllegalStateException("second", first);
        first.initCause(second);
        first.setStackTrace(new StackTraceElement[0]);
        second.setStackTrace(new StackTraceElement[0]);

        String text = ThrowableText.of(first);

        assertThat(text.lines()).hasSize(11);
    }

    private static StackTraceElement frame(String type, String method, String file, int line) {
        return new StackTraceElement(type, method, file, line);
    }
}
