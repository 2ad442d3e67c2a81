package chapter09.windowmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chapter09.windowmap.WindowMap.Results;
import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Tries;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class WindowMapHiddenTest {

    @Schedules(schedules = 40, random = 10, wakeups = false)
    @Tries(value = "running 2, window 3: the third call begins before the first result is there", zh = "running 为 2,window 为 3:第一个结果出来之前第三次调用就开始")
    void window_is_used_while_the_head_is_slow() {
        var thirdBegins = new CountDownLatch(1);
        var source = new Source(3);
        try (Results<Integer> results = WindowMap.windowMap(source, n -> {
            if (n == 2) {
                thirdBegins.countDown();
            }
            return source.computed(n == 0 ? after(thirdBegins, n) : n);
        }, 2, 3)) {
            assertEquals(0, source.next(results), "next()");
        }
    }

    @Schedules(schedules = 20, random = 5, wakeups = false)
    @Tries(value = "running 2, window 2: no third item is taken while the first call runs", zh = "running 为 2,window 为 2:第一次调用进行时不取第三个项目")
    void window_bounds_what_is_taken() {
        var source = new Source(2);
        try (Results<Integer> results = WindowMap.windowMap(source, n -> {
            if (n == 0) {
                untilNobodyElseCanGoOn();
            }
            return source.computed(n);
        }, 2, 2)) {
            assertEquals(0, source.next(results), "next()");
        }
    }

    @Schedules(schedules = 40, random = 10, wakeups = false)
    @Tries(value = "running 2, window 3: no third call begins while two run", zh = "running 为 2,window 为 3:两次调用进行时不开始第三次")
    void running_bounds_the_calls() {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var source = new Source(3);
        try (Results<Integer> results = WindowMap.windowMap(source, n -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            untilNobodyElseCanGoOn();
            inside.decrementAndGet();
            return source.computed(n);
        }, 2, 3)) {
            assertEquals(0, source.next(results), "next()");
        }
        assertTrue(most.get() <= 2, () -> most + " calls of f at once; running 2");
    }

    @Schedules(schedules = 40, random = 10, wakeups = false)
    @Tries(value = "running 2, window 2: each item that is delivered makes room for one more", zh = "running 为 2,window 为 2:每交出一个项目就腾出一个位置")
    void window_moves_with_each_item() {
        var thirdBegins = new CountDownLatch(1);
        var source = new Source(2);
        try (Results<Integer> results = WindowMap.windowMap(source, n -> {
            if (n == 2) {
                thirdBegins.countDown();
            }
            return source.computed(n == 1 ? after(thirdBegins, n) : n);
        }, 2, 2)) {
            assertEquals(0, source.next(results), "the first next()");
            assertEquals(1, source.next(results), "the second next()");
        }
    }

    @Schedules(schedules = 100, random = 20, wakeups = false)
    @Tries(value = "running 1, window 1: one item after the other, in every order", zh = "running 为 1,window 为 1:逐个进行,按所有可能的顺序")
    void smallest_bounds() {
        var source = new Source(1);
        try (Results<Integer> results = WindowMap.windowMap(source, source::computed, 1, 1)) {
            assertEquals(0, source.next(results), "the first next()");
            assertEquals(1, source.next(results), "the second next()");
        }
    }

    @Test
    @Tries(value = "the second call throws", zh = "第二次调用抛出异常")
    void failure_comes_in_its_turn_and_the_rest_goes_on() {
        var failure = new IllegalArgumentException("item 1");
        var source = new Source(2);
        try (Results<Integer> results = WindowMap.windowMap(source, n -> {
            source.computed(n);
            if (n == 1) {
                throw failure;
            }
            return n;
        }, 2, 2)) {
            int first = source.next(results);
            Throwable second = assertThrows(Throwable.class, () -> source.next(results),
                    "f(1) throws, so the second next()");
            boolean more = results.hasNext();
            int third = source.next(results);

            assertTrue(
                    Stream.iterate(second, each -> each != null, Throwable::getCause).anyMatch(each -> each == failure),
                    () -> "f(1) throws " + failure + "; the second next() throws " + second);
            assertTrue(more, "hasNext() after the exception of f(1)");
            assertEquals(0, first, "the first next()");
            assertEquals(2, third, "the third next()");
        }
    }

    @Schedules(schedules = 40, random = 10, wakeups = false)
    @Tries(value = "close() while one call runs and the next one has not begun", zh = "一次调用在进行、下一次还没开始时 close()")
    void close_gives_up_what_is_not_done() throws Exception {
        var never = new CountDownLatch(1);
        var secondRuns = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        var thirdRuns = new AtomicBoolean();
        var source = new Source(3);
        Results<Integer> results = WindowMap.windowMap(source, n -> {
            if (n == 1) {
                secondRuns.countDown();
                try {
                    never.await();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                }
            } else if (n > 1) {
                thirdRuns.set(!untilNobodyElseCanGoOn());
            }
            return source.computed(n);
        }, 1, 3);
        assertEquals(0, source.next(results), "next()");
        secondRuns.await();

        results.close();
        int taken = source.taken();
        interrupted.await();
        results.close();

        assertFalse(results.hasNext(), "hasNext() after close()");
        assertThrows(NoSuchElementException.class, () -> results.next(), "next() after close()");
        assertEquals(taken, source.taken(), "items taken, before and after close()");
        assertFalse(thirdRuns.get(), "f(2) runs after close(), not interrupted");
    }

    /// In a schedule, a wait with a time limit ends when all others wait, too.
    ///
    /// @return whether the call was interrupted instead
    private static boolean untilNobodyElseCanGoOn() {
        try {
            new CountDownLatch(1).await(1, TimeUnit.HOURS);
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static int after(CountDownLatch latch, int n) {
        try {
            latch.await();
            return n;
        } catch (InterruptedException e) {
            throw new IllegalStateException("f(" + n + ") is interrupted", e);
        }
    }

    /// The numbers 0, 1, 2, … without end. It fails when more are taken than the window allows.
    private static final class Source implements Iterator<Integer> {

        private final int window;

        // guarded by this
        private final Set<Integer> computed = new HashSet<>();
        private int taken;
        private int asked;
        private int delivered;

        Source(int window) {
            this.window = window;
        }

        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public synchronized Integer next() {
            boolean found = asked > delivered && computed.contains(delivered); // next() has not returned, but it could
            int ahead = taken + 1 - delivered - (found ? 1 : 0);
            if (ahead > window) {
                throw new AssertionError("in.next(): " + ahead + " taken, not delivered; window " + window);
            }
            return taken++;
        }

        synchronized int computed(int n) {
            computed.add(n);
            return n;
        }

        synchronized int taken() {
            return taken;
        }

        /// The next result, as the thread that uses the results gets it.
        <B> B next(Results<B> results) {
            synchronized (this) {
                asked++;
            }
            try {
                return results.next();
            } finally {
                synchronized (this) {
                    delivered++;
                }
            }
        }
    }
}
