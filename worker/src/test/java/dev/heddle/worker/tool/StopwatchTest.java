package dev.heddle.worker.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class StopwatchTest {

    private static final List<String> CALLS = new ArrayList<>(); // of one test after the other, on its thread

    private final Stopwatch stopwatch = new Stopwatch();

    @SuppressWarnings("unused") // called by the loop that is made for it
    static final class First {
        static @Nullable Object do_it$() {
            CALLS.add("first");
            return 1;
        }
    }

    @SuppressWarnings("unused")
    static final class Second {
        static @Nullable Object do_it$() {
            CALLS.add("second");
            return 2;
        }
    }

    @SuppressWarnings("unused")
    static final class Setup {
        static @Nullable Object do_it$() {
            CALLS.add("setup");
            return null;
        }
    }

    @SuppressWarnings("unused")
    static final class Quick {
        static @Nullable Object do_it$() {
            return 42;
        }
    }

    @SuppressWarnings("unused")
    static final class Failing {
        static @Nullable Object do_it$() {
            return Integer.parseInt("at once");
        }
    }

    @SuppressWarnings("unused")
    static final class Interrupting {
        static @Nullable Object do_it$() {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    @Test
    void code_runs_exactly_as_often_as_is_asked_for_in_turn_and_backwards() throws Throwable {
        CALLS.clear();
        FakeWork work = new FakeWork(List.of("2", "1", "3", "exact"), Setup.class, First.class, Second.class);

        stopwatch.use(work);

        assertThat(CALLS).containsExactly("setup", "first", "second", "second", "first", "first", "second");
        assertThat(work.count("first")).isZero();
        assertThat(work.count("run")).isEqualTo(6);
        assertThat(work.count("ratio")).isEqualTo(2);
    }

    @Test
    void number_of_loops_is_found_out_after_a_warm_up() throws Throwable {
        FakeWork work = new FakeWork(List.of("1", "0", "2", "1000"), Quick.class);

        stopwatch.use(work);

        assertThat(work.value("steady")).isIn("true", "false");
        assertThat(Long.parseLong(work.value("loops 0"))).isGreaterThan(1000);
        assertThat(Double.parseDouble(work.value("allocated"))).isLessThan(Double.parseDouble(work.value("loops 0")));
    }

    @Test
    void variants_that_return_different_numbers_are_told() throws Throwable {
        CALLS.clear();
        FakeWork work = new FakeWork(List.of("2", "1", "1", "100"), First.class, Second.class);

        stopwatch.use(work);

        assertThat(work.value("same")).isEqualTo("false");
    }

    @Test
    void code_that_fails_ends_it() {
        FakeWork work = new FakeWork(List.of("1", "1", "1", "exact"), Failing.class);

        assertThatThrownBy(() -> stopwatch.use(work)).isInstanceOf(NumberFormatException.class);
        assertThat(work.count("run")).isZero();
    }

    @Test
    void interrupt_is_seen_between_two_runs_and_what_was_measured_is_told() {
        FakeWork work = new FakeWork(List.of("1", "1", "100", "exact"), Interrupting.class);

        assertThatThrownBy(() -> stopwatch.use(work)).isInstanceOf(InterruptedException.class);
        assertThat(work.count("run")).isEqualTo(1);
    }
}
