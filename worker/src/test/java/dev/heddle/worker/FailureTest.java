package dev.heddle.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.heddle.worker.Report.Failure;
import java.io.Serial;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class FailureTest {

    @Test
    void failure_tells_class_message_trace_and_causes() {
        Exception innermost = new Exception();
        Error inner = new AssertionError("内", innermost);
        Exception thrown = new IllegalStateException("outer 😀", inner);

        Failure failure = Failure.of(thrown);

        assertThat(failure).isEqualTo(new Failure("java.lang.IllegalStateException", "outer 😀", traceOf(thrown),
                new Failure("java.lang.AssertionError", "内", traceOf(inner),
                        new Failure("java.lang.Exception", null, traceOf(innermost), null))));
    }

    @Test
    void failure_without_a_trace_has_an_empty_one() {
        Exception thrown = new Exception("quick", null, false, false) {
            @Serial
            @Test
            void suppressed_ones_are_told_also_those_of_causes_and_no_exception_twice() {
                IllegalStateException closing = new IllegalStateException("closing");
                Exception cause = new Exception("cause");
                cause.addSuppressed(closing);
                Exception thrown = new Exception("thrown", cause);
                closing.initCause(thrown);

                Failure failure = Failure.of(thrown);

                Failure suppressed = new Failure("java.lang.IllegalStateException", "closing", traceOf(closing), null);
                assertThat(failure).isEqualTo(new Failure("java.lang.Exception", "thrown", traceOf(thrown),
                        new Failure("java.lang.Exception", "cause", traceOf(cause), null, List.of(suppressed))));
            }

            private static final long serialVersionUID = 1;
        };

        Failure failure = Failure.of(thrown);

        assertThat(failure.trace()).isEmpty();
        assertThat(failure.message()).isEqualTo("quick");
    }

    @Test
    void exceptions_that_cause_each_other_are_told_once() {
        Exception chicken = new Exception("chicken");
        Exception egg = new Exception("egg", chicken);
        chicken.initCause(egg);

        List<@Nullable String> messages = messages(Failure.of(chicken));

        assertThat(messages).containsExactly("chicken", "egg");
    }

    @Test
    void hundred_thousand_causes_are_cut() {
        Exception thrown = new Exception("0");
        for (int i = 1; i < 100_000; i++) {
            thrown = new Exception(String.valueOf(i), thrown);
        }

        List<@Nullable String> messages = messages(Failure.of(thrown));

        assertThat(messages).hasSize(20).startsWith("99999", "99998").endsWith("99980");
    }

    static Stream<Arguments> problems() {
        return Stream.of(argumentSet("runtime exception", new IllegalStateException("no")),
                argumentSet("checked exception", new java.io.IOException("no")),
                argumentSet("error", new AssertionError("no")),
                argumentSet("no memory", new OutOfMemoryError("no")),
                argumentSet("no stack", new StackOverflowError()));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void exception_whose_methods_all_throw_is_still_described(Throwable problem) {
        Failure failure = Failure.of(new Hostile(problem));

        String name = problem.getClass().getName();
        assertThat(failure.className()).isEqualTo(Hostile.class.getName());
        assertThat(failure.message()).isEqualTo("(its message could not be read: " + name + ")");
        assertThat(failure.trace()).isEmpty();
        assertThat(failure.cause()).isNotNull();
        assertThat(messages(failure)).last().isEqualTo("its cause could not be read: " + name);
    }

    @Test
    void trace_with_holes_is_none() {
        Exception thrown = new Exception("holes") {
            @Serial
            private static final long serialVersionUID = 1;

            @Override
            @SuppressWarnings("NullAway") // what the test is about
            public StackTraceElement[] getStackTrace() {
                return new StackTraceElement[]{null};
            }
        };

        Failure failure = Failure.of(thrown);

        assertThat(failure.trace()).isEmpty();
    }

    private static List<StackTraceElement> traceOf(Throwable thrown) {
        return List.of(thrown.getStackTrace());
    }

    private static List<@Nullable String> messages(Failure failure) {
        return Stream.<Failure>iterate(failure, each -> each != null, each -> each.cause())
                .<@Nullable String>map(Failure::message)
                .toList();
    }

    /// An exception that throws when it is asked.
    private static final class Hostile extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        private final transient Throwable problem;

        Hostile(Throwable problem) {
            this.problem = problem;
        }

        @Override
        public String getMessage() {
            throw sneaky(problem);
        }

        @Override
        public synchronized Throwable getCause() {
            throw sneaky(problem);
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw sneaky(problem);
        }

        /// Throws anything, declared or not, as code of other JVM languages does.
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        private static <T extends Throwable> RuntimeException sneaky(Throwable thrown) throws T {
            throw (T) thrown;
        }
    }
}
