package dev.heddle.schedules.checks;

import static dev.heddle.schedules.Schedules.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.schedules.Options;
import dev.heddle.schedules.Scenario;
import dev.heddle.schedules.Schedules;
import dev.heddle.schedules.Verdict;
import dev.heddle.schedules.Verdict.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whatever the program does, the check ends, with a verdict or a refusal in words.
@Timeout(60)
final class BadInputTest {

    private static final Options SHORT = Options.DEFAULT.withTime(Duration.ofSeconds(1));

    private static Verdict check(Scenario scenario) throws InterruptedException {
        return Schedules.of(scenario).with(SHORT).check();
    }

    private static Kind kindOf(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Failed.class);
        return ((Verdict.Failed) verdict).kind();
    }

    @Test
    void a_loop_that_shares_nothing_and_never_ends_is_given_up() throws Exception {
        Verdict verdict = check(() -> together(() -> {
            int i = 0;
            while (i >= 0) {
                i = i > 1000 ? 0 : i + 1;
            }
        }));

        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.text(Locale.ENGLISH)).containsAnyOf("does not come to an end", "did not come back");
    }

    @Test
    void a_loop_that_waits_for_what_nobody_does_is_a_livelock() throws Exception {
        Verdict verdict = check(() -> {
            var never = new AtomicInteger();
            together(() -> {
                while (never.get() == 0) {
                    Thread.onSpinWait();
                }
            });
        });

        assertThat(kindOf(verdict)).isEqualTo(Kind.LIVELOCK);
    }

    @Test
    void a_loop_that_catches_everything_is_given_up_too() throws Exception {
        Verdict verdict = check(() -> {
            var count = new AtomicInteger();
            together(() -> {
                while (true) {
                    try {
                        count.incrementAndGet();
                    } catch (Throwable e) {
                        if (count == null) {
                            return;
                        }
                    }
                }
            });
        });

        assertThat(kindOf(verdict)).isEqualTo(Kind.NO_END);
    }

    @Test
    void endless_recursion_is_an_exception_of_its_thread() throws Exception {
        Verdict verdict = check(() -> together(() -> recurse(1)));

        assertThat(kindOf(verdict)).isEqualTo(Kind.EXCEPTION);
        assertThat(verdict.text(Locale.ENGLISH)).startsWith("Thread A ends with StackOverflowError");
    }

    @SuppressWarnings("InfiniteRecursion")
    private static int recurse(int depth) {
        return recurse(depth + 1) + 1;
    }

    @Test
    void a_million_objects_are_no_trouble() throws Exception {
        Verdict verdict = check(() -> together(() -> {
            List<Object> kept = new ArrayList<>();
            for (int i = 0; i < 1_000_000; i++) {
                kept = i % 1000 == 0 ? new ArrayList<>() : kept;
                kept.add(new int[4]);
            }
        }, () -> {}));

        assertThat(verdict.text(Locale.ENGLISH)).isNotEmpty();
    }

    @Test
    void a_long_sleep_costs_no_time() throws Exception {
        long began = System.nanoTime();

        Verdict verdict = check(() -> together(() -> Thread.sleep(Duration.ofDays(365)), () -> {}));

        assertThat(verdict.passed()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void the_end_of_the_jvm_is_refused_by_its_name() throws Exception {
        Verdict verdict = check(() -> together(() -> System.exit(1)));

        assertThat(verdict).isEqualTo(new Verdict.Refused("System.exit"));
        assertThat(verdict.text(Locale.ENGLISH)).isEqualTo("This cannot be checked: System.exit");
        assertThat(verdict.text(Locale.CHINESE)).isEqualTo("无法检查：System.exit");
    }

    @Test
    void another_process_is_refused_by_its_name() throws Exception {
        Verdict verdict = check(BadInputTest::process);

        assertThat(verdict)
                .isEqualTo(new Verdict.Refused("ProcessBuilder: other processes are not under control"));
    }

    private static void process() throws IOException {
        new ProcessBuilder("true").start();
    }

    @Test
    void a_pipe_between_threads_is_refused_by_its_name() throws Exception {
        Verdict verdict = check(() -> new PipedInputStream().close());

        assertThat(verdict).isEqualTo(new Verdict.Refused("piped streams"));
    }

    @Test
    void a_class_whose_bytes_nobody_gives_is_refused_and_not_run_without_control() throws Exception {
        var silent = new ClassLoader(BadInputTest.class.getClassLoader()) {

            @Override
            public @Nullable InputStream getResourceAsStream(String name) {
                return null;
            }
        };

        Verdict verdict = Schedules.of(silent, Kept.class.getName(), "add").check();

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Refused.class,
                refused -> assertThat(refused.reason()).startsWith("class " + Kept.class.getName()
                        + " is not under control"));
    }

    private static void countFar() throws InterruptedException {
        var count = new AtomicInteger();
        together(() -> {
            for (int i = 0; i < 30_000; i++) {
                count.incrementAndGet();
            }
        });
        assertThat(count).hasValue(30_000);
    }

    @Test
    void a_program_that_is_only_too_large_is_refused_and_not_called_endless() throws Exception {
        Verdict verdict = check(BadInputTest::countFar);

        assertThat(verdict.text(Locale.ENGLISH)).isEqualTo("This cannot be checked: The program is too large: it needs"
                + " more than 20000 steps. Make its numbers smaller, or allow more steps.");
        assertThat(verdict.text(Locale.CHINESE)).isEqualTo("无法检查：程序太大：需要的步数超过 20000。请减小数字，或者允许更多的步数。");
    }

    private static final class Hidden {

        private static final AtomicInteger DONE = new AtomicInteger();

        static {
            Thread thread = new Thread(DONE::incrementAndGet);
            thread.start();
        }

        static int done() {
            return DONE.get();
        }
    }

    @Test
    void a_thread_that_a_static_initialiser_starts_is_under_control() throws Exception {
        Verdict verdict = check(() -> assertThat(Hidden.done()).isEqualTo(1));

        assertThat(kindOf(verdict)).isEqualTo(Kind.WRONG_RESULT);
    }

    private static final class Waiting {

        private static final CountDownLatch LATCH = new CountDownLatch(1);

        static {
            new Thread(LATCH::countDown).start();
            try {
                LATCH.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        static long left() {
            return LATCH.getCount();
        }
    }

    @Test
    void a_static_initialiser_that_waits_for_a_thread_is_told() throws Exception {
        Verdict verdict = check(() -> assertThat(Waiting.left()).isZero());

        assertThat(verdict.text(Locale.ENGLISH)).contains("static initialiser");
    }

    @Test
    void what_a_class_keeps_does_not_reach_the_next_schedule() throws Exception {
        Verdict verdict = check(() -> {
            together(Kept::add, Kept::add);
            assertThat(Kept.count()).isEqualTo(2);
        });

        assertThat(verdict.passed()).as(verdict.text(Locale.ENGLISH)).isTrue();
    }

    private static final class Kept {

        private static int count;

        static synchronized void add() {
            count++;
        }

        static synchronized int count() {
            return count;
        }
    }

    @Test
    @SuppressWarnings("WaitNotInLoop") // that is the mistake
    void no_thread_of_a_check_is_left_when_it_is_over() throws Exception {
        Object[] seen = Thread.getAllStackTraces().keySet().toArray();

        Verdict verdict = check(() -> {
            Object event = new Object();
            together(() -> {
                synchronized (event) {
                    event.wait();
                }
            });
        });

        assertThat(kindOf(verdict)).isEqualTo(Kind.LOST_SIGNAL);
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("schedules-") && !Arrays.asList(seen).contains(thread)) {
                thread.join(Duration.ofSeconds(20));
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    @Test
    void an_object_from_outside_is_refused_when_the_check_is_made() {
        var outside = new AtomicInteger();

        assertThatThrownBy(() -> Schedules.of(outside::incrementAndGet)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("made outside of it");
    }

    @Test
    void a_call_outside_of_a_scenario_says_where_it_belongs() {
        assertThatThrownBy(() -> together(() -> {})).isInstanceOf(IllegalStateException.class)
                .hasMessage("only a scenario can ask for that: put the call into Schedules.of(() -> …)");
    }
}
