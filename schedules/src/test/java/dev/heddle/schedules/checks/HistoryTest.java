package dev.heddle.schedules.checks;

import static dev.heddle.schedules.Schedules.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.schedules.History;
import dev.heddle.schedules.Schedules;
import dev.heddle.schedules.Verdict;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Objects of several threads, compared with such of one.
@Timeout(60)
final class HistoryTest {

    interface Counter {

        int next();

        int peek();
    }

    private static final class Simple implements Counter {

        private int n;

        @Override
        public int next() {
            return ++n;
        }

        @Override
        public int peek() {
            return n;
        }
    }

    private static final class Guarded implements Counter {

        private int n;

        @Override
        public synchronized int next() {
            return ++n;
        }

        @Override
        public synchronized int peek() {
            return n;
        }
    }

    private static final class Torn implements Counter {

        private int n;

        @Override
        public int next() {
            int next = peek() + 1;
            set(next);
            return next;
        }

        private synchronized void set(int value) {
            n = value;
        }

        @Override
        public synchronized int peek() {
            return n;
        }
    }

    @Test
    void an_object_that_does_one_call_after_the_other_is_linearizable() throws Exception {
        Verdict verdict = Schedules.of(() -> check(new Guarded())).check();

        assertThat(verdict.passed()).as(verdict.text(Locale.ENGLISH)).isTrue();
    }

    @Test
    void an_object_that_gives_one_number_twice_is_not() throws Exception {
        Verdict verdict = Schedules.of(() -> check(new Torn())).check();

        assertThat(verdict.text(Locale.ENGLISH))
                .startsWith("The check at the end fails: no order of the 3 calls gives these results: [");
    }

    private static void check(Counter counter) throws InterruptedException {
        var history = new History<>(counter);
        together(() -> {
            history.call(Counter::next);
            history.call(Counter::peek);
        }, () -> history.call(Counter::next));
        history.assertLinearizable(Simple::new);
    }
}
