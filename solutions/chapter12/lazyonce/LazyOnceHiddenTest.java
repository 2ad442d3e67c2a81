package chapter12.lazyonce;

import static dev.heddle.schedules.Schedules.together;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Tries;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class LazyOnceHiddenTest {

    @Schedules
    @Tries(value = "two threads call get() at once, in every order", zh = "两个线程同时调用 get()，按所有可能的顺序")
    void two_threads_get_one_value() throws Exception {
        var asked = new AtomicInteger();
        Supplier<Integer> lazy = LazyOnce.lazy(asked::incrementAndGet);

        together(() -> assertEquals(1, lazy.get(), "get()"), () -> assertEquals(1, lazy.get(), "get()"));

        assertEquals(1, asked.get(), "source.get() after 2 × get()");
    }

    @Schedules
    @Tries(value = "two threads read what is in the value, in every order", zh = "两个线程读取该值的内容，按所有可能的顺序")
    void what_is_in_the_value_is_seen() throws Exception {
        Supplier<int[]> lazy = LazyOnce.lazy(() -> {
            var value = new int[1];
            value[0] = 42;
            return value;
        });

        together(() -> assertEquals(42, lazy.get()[0], "get()[0]"), () -> {
            lazy.get();
            assertEquals(42, lazy.get()[0], "get()[0]");
        });
    }

    @Schedules
    @Tries(value = "the source throws for one of two threads, in every order", zh = "source 对两个线程之一抛出异常，按所有可能的顺序")
    void failure_is_not_kept_among_threads() throws Exception {
        var asked = new AtomicInteger();
        var failed = new AtomicInteger();
        Supplier<Integer> lazy = LazyOnce.lazy(() -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
            return asked.get();
        });

        together(() -> getOrCount(lazy, failed), () -> getOrCount(lazy, failed));

        assertEquals(1, failed.get(), "IllegalStateException");
        assertEquals(2, lazy.get(), "get()");
    }

    @Test
    @Tries(value = "the source throws, and is asked again", zh = "source 抛出异常，之后再次被询问")
    void failure_is_thrown_and_not_kept() {
        var asked = new AtomicInteger();
        var failure = new IllegalStateException("not yet");
        Supplier<String> lazy = LazyOnce.lazy(() -> {
            if (asked.incrementAndGet() < 3) {
                throw failure;
            }
            return "value";
        });

        assertSame(failure, assertThrows(Throwable.class, lazy::get, "first get()"), "first get() throws");
        assertSame(failure, assertThrows(Throwable.class, lazy::get, "second get()"), "second get() throws");
        assertEquals("value", assertDoesNotThrow(lazy::get, "third get()"), "third get()");
        assertEquals("value", lazy.get(), "fourth get()");
        assertEquals(3, asked.get(), "source.get() after 4 × get()");
    }

    @Test
    @Tries(value = "the value is null", zh = "值为 null")
    void null_is_a_value() {
        var asked = new AtomicInteger();
        Supplier<String> lazy = LazyOnce.lazy(() -> {
            asked.incrementAndGet();
            return null;
        });

        assertNull(lazy.get(), "first get()");
        assertNull(lazy.get(), "second get()");

        assertEquals(1, asked.get(), "source.get() after 2 × get() of null");
    }

    @Schedules
    @Tries(value = "a source ends only after another supplier has its value",
            zh = "一个 source 要等另一个 supplier 有了值才结束")
    void suppliers_do_not_wait_for_each_other() throws Exception {
        var otherIsDone = new CountDownLatch(1);
        Supplier<String> slow = LazyOnce.lazy(() -> {
            awaitQuietly(otherIsDone);
            return "slow";
        });
        Supplier<String> other = LazyOnce.lazy(() -> "other");

        together(() -> assertEquals("slow", slow.get(), "slow.get()"), () -> {
            assertEquals("other", other.get(), "other.get()");
            otherIsDone.countDown();
        });
    }

    private static void getOrCount(Supplier<Integer> lazy, AtomicInteger failed) {
        try {
            assertEquals(2, lazy.get(), "get()");
        } catch (IllegalStateException e) {
            failed.incrementAndGet();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
