package chapter03.joinall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chapter03.joinall.JoinAll.Clock;
import dev.heddle.schedules.kit.ClassRules;
import dev.heddle.schedules.kit.Tries;
import dev.heddle.schedules.kit.Waiting;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class JoinAllHiddenTest {

    private final GivenClock clock = new GivenClock();

    @AfterEach
    void end_threads() throws InterruptedException {
        clock.endAll();
    }

    @Test
    @Tries(value = "threads that end after 2, 4 and 6 s, in 6 s", zh = "线程分别在 2、4、6 秒后结束,限时 6 秒")
    void all_end_in_time() throws InterruptedException {
        List<Thread> threads = List.of(clock.threadOf(6), clock.threadOf(2), clock.threadOf(4));

        boolean ended = JoinAll.joinAll(threads, Duration.ofSeconds(6), clock);

        assertTrue(ended, "joinAll([6 s, 2 s, 4 s], 6 s)");
        assertEquals(6, clock.seconds(), "s");
    }

    @Test
    @Tries(value = "threads that end after 2, 4 and 6 s, in 5 s", zh = "线程分别在 2、4、6 秒后结束,限时 5 秒")
    void time_is_for_all_together() throws InterruptedException {
        List<Thread> threads = List.of(clock.threadOf(2), clock.threadOf(4), clock.threadOf(6));

        boolean ended = JoinAll.joinAll(threads, Duration.ofSeconds(5), clock);

        assertFalse(ended, "joinAll([2 s, 4 s, 6 s], 5 s)");
        assertEquals(5, clock.seconds(), "s");
    }

    @Test
    @Tries(value = "the first of three threads needs most of the time", zh = "三个线程中第一个用掉大部分时间")
    void time_is_not_shared_out() throws InterruptedException {
        List<Thread> threads = List.of(clock.threadOf(5), clock.threadOf(1), clock.threadOf(2));

        boolean ended = JoinAll.joinAll(threads, Duration.ofSeconds(6), clock);

        assertTrue(ended, "joinAll([5 s, 1 s, 2 s], 6 s)");
        assertEquals(5, clock.seconds(), "s");
    }

    @Test
    @Tries(value = "nothing is left of the time, but the others have ended", zh = "时间用完了,但其余线程已经结束")
    void threads_that_have_ended_need_no_time() throws InterruptedException {
        List<Thread> threads = List.of(clock.threadOf(5), clock.threadOf(1));

        boolean ended = JoinAll.joinAll(threads, Duration.ofSeconds(5), clock);

        assertTrue(ended, "joinAll([5 s, 1 s], 5 s)");
    }

    @Test
    @Tries(value = "total is zero or negative", zh = "total 为零或负数")
    void no_time_at_all() throws InterruptedException {
        List<Thread> over = List.of(clock.threadOf(0), clock.threadOf(0));
        List<Thread> alive = List.of(clock.threadOf(0), clock.threadOf(1));

        boolean zeroOver = JoinAll.joinAll(over, Duration.ZERO, clock);
        boolean zeroAlive = JoinAll.joinAll(alive, Duration.ZERO, clock);
        boolean negativeOver = JoinAll.joinAll(over, Duration.ofSeconds(-3), clock);
        boolean negativeAlive = JoinAll.joinAll(alive, Duration.ofSeconds(-3), clock);

        assertTrue(zeroOver, "joinAll([0 s, 0 s], 0 s)");
        assertFalse(zeroAlive, "joinAll([0 s, 1 s], 0 s)");
        assertTrue(negativeOver, "joinAll([0 s, 0 s], −3 s)");
        assertFalse(negativeAlive, "joinAll([0 s, 1 s], −3 s)");
        assertEquals(0, clock.seconds(), "s");
    }

    @Test
    @Tries(value = "total is longer than a number of nanoseconds can be", zh = "total 长到纳秒数放不下")
    void very_long_time() throws InterruptedException {
        List<Thread> threads = List.of(clock.threadOf(100), clock.threadOf(200));

        boolean ended = JoinAll.joinAll(threads, Duration.ofSeconds(Long.MAX_VALUE), clock);

        assertTrue(ended, "joinAll([100 s, 200 s], Long.MAX_VALUE s)");
    }

    @Test
    @Tries(value = "there are no threads", zh = "没有线程")
    void no_threads() throws InterruptedException {
        boolean ended = JoinAll.joinAll(List.of(), Duration.ZERO, clock);

        assertTrue(ended, "joinAll([], 0 s)");
    }

    @Test
    @Tries(value = "one thread was never started", zh = "有一个线程从未启动")
    void unstarted_thread_is_refused() {
        Thread unstarted = Thread.ofPlatform().unstarted(() -> {});
        List<Thread> threads = List.of(clock.threadOf(1), unstarted);

        assertThrows(IllegalArgumentException.class, () -> JoinAll.joinAll(threads, Duration.ofSeconds(5), clock),
                "joinAll([1 s, NEW], 5 s)");
        assertEquals(0, clock.seconds(), "s");
    }

    @Test
    @Tries(value = "the caller waits for itself", zh = "调用者等待自己")
    void caller_is_refused() {
        List<Thread> threads = List.of(clock.threadOf(1), Thread.currentThread());

        assertThrows(IllegalArgumentException.class, () -> JoinAll.joinAll(threads, Duration.ofSeconds(5), clock),
                "joinAll([1 s, currentThread()], 5 s)");
        assertEquals(0, clock.seconds(), "s");
    }

    @Test
    @Tries(value = "the caller is interrupted while it waits", zh = "调用者等待期间被中断")
    void interrupt_goes_out() throws InterruptedException {
        Thread never = clock.threadOf(Integer.MAX_VALUE);
        var outcome = new AtomicReference<>("");
        Thread caller = Thread.ofPlatform().name("caller").start(() -> {
            try {
                JoinAll.joinAll(List.of(never), Duration.ofDays(1), new JoinAllTest.RealClock());
                outcome.set("returned");
            } catch (Exception e) { // not more exactly: an answer need not declare anything
                outcome.set(e.getClass().getSimpleName());
            }
        });
        Waiting.untilItWaits(caller);

        caller.interrupt();
        Waiting.untilItEnds(caller);

        assertEquals("InterruptedException", outcome.get(), "caller.interrupt()");
    }

    @Test
    @Tries(value = "only the clock is asked for the time", zh = "只向 clock 询问时间")
    void only_the_clock_is_asked() {
        ClassRules rules = ClassRules.of(JoinAll.class);

        rules.neverCalls(System.class, "nanoTime");
        rules.neverCalls(System.class, "currentTimeMillis");
        rules.neverCalls(Thread.class, "join");
        rules.neverCalls(Thread.class, "sleep");
    }

    /// Time goes by only when somebody waits, and threads end when their time has come.
    private static final class GivenClock implements Clock {

        private final Map<Thread, Long> ends = new LinkedHashMap<>();
        private final Map<Thread, CountDownLatch> latches = new LinkedHashMap<>();
        private long now;

        long seconds() {
            return now / 1_000_000_000;
        }

        /// A thread that ends after so many seconds.
        Thread threadOf(int seconds) {
            var latch = new CountDownLatch(1);
            Thread thread = Thread.ofPlatform().name(seconds + " s").start(() -> {
                try {
                    latch.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            ends.put(thread, seconds * 1_000_000_000L);
            latches.put(thread, latch);
            endThoseWhoseTimeHasCome();
            return thread;
        }

        @Override
        public long nanos() {
            return now - 7; // its beginning means nothing
        }

        @Override
        public boolean join(Thread thread, Duration atMost) {
            if (thread.getState() == Thread.State.NEW) {
                throw new IllegalThreadStateException("Thread not started");
            }
            long left = ends.getOrDefault(thread, Long.MAX_VALUE) - now;
            if (left > 0 && atMost.isPositive()) {
                now += atMost.compareTo(Duration.ofNanos(left)) < 0 ? atMost.toNanos() : left;
                endThoseWhoseTimeHasCome();
            }
            return !thread.isAlive();
        }

        private void endThoseWhoseTimeHasCome() {
            ends.forEach((thread, end) -> {
                if (end <= now) {
                    end(thread);
                }
            });
        }

        void endAll() {
            latches.keySet().forEach(this::end);
        }

        private void end(Thread thread) {
            latches.get(thread).countDown();
            boolean interrupted = false;
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
