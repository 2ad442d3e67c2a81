package dev.heddle.schedules.checks;

import static dev.heddle.schedules.Schedules.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.schedules.Options;
import dev.heddle.schedules.Scenario;
import dev.heddle.schedules.Schedules;
import dev.heddle.schedules.Verdict;
import dev.heddle.schedules.Verdict.Kind;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What may happen to a thread that waits, or that keeps others waiting.
final class WhimsTest {

    private static Verdict check(Scenario scenario, Options options) throws InterruptedException {
        return Schedules.of(scenario).with(options).check();
    }

    private static Verdict.Failed failed(Verdict verdict) {
        assertThat(verdict).as(verdict.text(Locale.ENGLISH)).isInstanceOf(Verdict.Failed.class);
        return (Verdict.Failed) verdict;
    }

    /// Right only as long as `wait` never ends by itself.
    @SuppressWarnings("WaitNotInLoop") // that is the mistake
    private static final class Cup {

        private boolean full;

        synchronized void fill() {
            full = true;
            notifyAll();
        }

        synchronized void drink() throws InterruptedException {
            if (!full) {
                wait();
            }
            if (!full) {
                throw new IllegalStateException("the cup is empty");
            }
        }
    }

    private static void drink() throws InterruptedException {
        var cup = new Cup();
        together(cup::fill, cup::drink);
    }

    @Test
    void if_for_while_fails_when_a_wait_ends_by_itself() throws Exception {
        Verdict.Failed verdict = failed(check(WhimsTest::drink, Options.DEFAULT));

        assertThat(verdict.kind()).isEqualTo(Kind.EXCEPTION);
        assertThat(verdict.text(Locale.ENGLISH)).contains("A wait ended by itself here.")
                .contains("goes on, though nobody has ended its wait");
        assertThat(verdict.schedule()).endsWith(" ~wake");
        assertThat(Schedules.of(WhimsTest::drink).replay(verdict.schedule()).story().text(Locale.CHINESE))
                .contains("虚假唤醒");
    }

    @Test
    void waits_that_end_by_themselves_can_be_left_out() throws Exception {
        Verdict verdict = check(WhimsTest::drink, Options.DEFAULT.withWakeups(false));

        assertThat(verdict.passed()).isTrue();
    }

    @Test
    @SuppressWarnings("WaitNotInLoop") // that is the mistake
    void a_condition_can_end_a_wait_by_itself_too() throws Exception {
        Verdict verdict = check(() -> {
            Lock lock = new ReentrantLock();
            Condition changed = lock.newCondition();
            boolean[] ready = {false};
            together(() -> {
                lock.lock();
                try {
                    ready[0] = true;
                    changed.signal();
                } finally {
                    lock.unlock();
                }
            }, () -> {
                lock.lock();
                try {
                    if (!ready[0]) {
                        changed.await();
                    }
                    assertThat(ready[0]).isTrue();
                } finally {
                    lock.unlock();
                }
            });
        }, Options.DEFAULT);

        assertThat(failed(verdict).kind()).isEqualTo(Kind.WRONG_RESULT);
    }

    private static void joinForAMoment() throws InterruptedException {
        int[] result = {0};
        Thread thread = new Thread(() -> result[0] = 5);
        thread.start();
        thread.join(10);
        assertThat(result[0]).isEqualTo(5);
    }

    @Test
    void a_limit_that_is_too_short_is_found_when_asked_for() throws Exception {
        Verdict without = check(WhimsTest::joinForAMoment, Options.DEFAULT);
        Verdict with = check(WhimsTest::joinForAMoment, Options.DEFAULT.withTimeouts(true));

        assertThat(without.passed()).isTrue();
        assertThat(failed(with).text(Locale.ENGLISH)).contains("A wait with a time limit ran out of time here");
    }

    private static void backOff(int most) throws InterruptedException {
        Lock left = new ReentrantLock();
        Lock right = new ReentrantLock();
        together(() -> both(left, right, most), () -> both(right, left, most));
    }

    private static void both(Lock first, Lock second, int most) throws InterruptedException {
        for (boolean done = false; !done;) {
            if (first.tryLock()) {
                try {
                    done = second.tryLock();
                    if (done) {
                        second.unlock();
                    }
                } finally {
                    first.unlock();
                }
            }
            if (most > 0) {
                Thread.sleep(ThreadLocalRandom.current().nextInt(most));
            }
        }
    }

    @Test
    void threads_that_give_way_to_each_other_for_ever_are_a_livelock() throws Exception {
        Verdict.Failed verdict = failed(check(() -> backOff(0), Options.DEFAULT));

        assertThat(verdict.kind()).isEqualTo(Kind.LIVELOCK);
        assertThat(verdict.text(Locale.ENGLISH)).startsWith("Livelock: threads A, B keep each other busy.");
    }

    @Test
    void threads_that_give_way_for_a_random_time_get_on() throws Exception {
        Verdict verdict = check(() -> backOff(10), Options.DEFAULT);

        assertThat(verdict.passed()).as(verdict.text(Locale.ENGLISH)).isTrue();
    }

    @Test
    void a_parallel_stream_is_worked_on_by_several_threads() throws Exception {
        Verdict right = check(() -> assertThat(Stream.of(1, 2, 3, 4).parallel().map(i -> i * i).toList())
                .containsExactly(1, 4, 9, 16), Options.DEFAULT);
        Verdict wrong = check(() -> {
            int[] sum = {0};
            IntStream.rangeClosed(1, 3).parallel().forEach(i -> sum[0] += i);
            assertThat(sum[0]).isEqualTo(6);
        }, Options.DEFAULT);

        assertThat(right.passed()).as(right.text(Locale.ENGLISH)).isTrue();
        assertThat(failed(wrong).kind()).isIn(Kind.WRONG_RESULT, Kind.RACE);
    }
}
