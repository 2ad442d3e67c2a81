package chapter14.fastest;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Leaks;
import dev.heddle.schedules.kit.Tries;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class FastestHiddenTest {

    @Schedules(schedules = 300, random = 50)
    @Tries(value = "two calls wait for each other to begin, in every order", zh = "两个调用互相等待对方开始，按所有可能的顺序")
    void all_run_at_the_same_time() throws Exception {
        var both = new CountDownLatch(2);
        Callable<String> call = () -> {
            both.countDown();
            both.await();
            return "met";
        };

        assertEquals("met", Fastest.fastest(List.of(call, call)), "fastest([met, met])");
    }

    @Schedules(schedules = 300, random = 50)
    @Tries(value = "one call returns while two still run, in every order", zh = "一个调用返回，另外两个还在运行，按所有可能的顺序")
    void losers_are_interrupted_and_end() throws Exception {
        var one = new Held();
        var other = new Held();
        Callable<String> fast = () -> {
            one.begun.await();
            other.begun.await();
            return "fast";
        };

        String result = Fastest.fastest(List.of(one, fast, other));

        assertEquals("fast", result, "fastest([held, fast, held])");
        one.assertInterruptedAndEnded();
        other.assertInterruptedAndEnded();
    }

    @Schedules(schedules = 300, random = 50)
    @Tries(value = "one call throws, one returns, one still runs, in every order",
            zh = "一个调用抛出异常，一个返回，一个还在运行，按所有可能的顺序")
    void first_good_one_wins() throws Exception {
        var held = new Held();
        var failing = new CountDownLatch(1);
        Callable<String> bad = () -> {
            failing.countDown();
            throw new IOException("no connection");
        };
        Callable<String> good = () -> {
            failing.await();
            held.begun.await();
            return "good";
        };

        String result = Fastest.fastest(List.of(bad, good, held));

        assertEquals("good", result, "fastest([IOException, good, held])");
        held.assertInterruptedAndEnded();
    }

    @Schedules(schedules = 300, random = 50)
    @Tries(value = "all calls throw, in every order", zh = "所有调用都抛出异常，按所有可能的顺序")
    void failure_of_all_is_told() throws Exception {
        var first = new IOException("no connection");
        var second = new IllegalStateException("no page");
        List<Callable<String>> calls = List.of(() -> {
            throw first;
        }, () -> {
            throw second;
        });

        var thrown = assertThrows(ExecutionException.class, () -> Fastest.fastest(calls), "fastest([IOException, …])");

        Throwable cause = thrown.getCause();
        assertTrue(cause == first || cause == second, () -> "getCause() = " + cause);
    }

    @Schedules(schedules = 300, random = 50)
    @Tries(value = "the caller is interrupted while both calls run, in every order", zh = "两个调用运行时调用者被中断，按所有可能的顺序")
    void interrupt_ends_all() throws Exception {
        var one = new Held();
        var other = new Held();
        var thrown = new AtomicReference<Throwable>();
        Thread caller = new Thread(() -> {
            try {
                Fastest.fastest(List.of(one, other));
            } catch (Throwable e) {
                thrown.set(e);
            }
        }, "caller");

        caller.start();
        one.begun.await();
        other.begun.await();
        caller.interrupt();
        caller.join();

        assertEquals(InterruptedException.class, thrown.get() == null ? null : thrown.get().getClass(),
                "fastest([held, held]), interrupt()");
        one.assertInterruptedAndEnded();
        other.assertInterruptedAndEnded();
    }

    @Test
    @Tries(value = "the first result is null, and no thread is left", zh = "第一个结果为 null，而且不留下线程")
    void null_is_a_result() throws Exception {
        Callable<String> nothing = () -> null;
        Callable<String> bad = () -> {
            throw new IOException("no connection");
        };

        try (var leaks = new Leaks()) {
            String first = assertDoesNotThrow(() -> Fastest.fastest(List.of(nothing)), "fastest([null])");
            assertNull(first, "fastest([null])");
            assertNull(Fastest.fastest(List.of(bad, nothing)), "fastest([IOException, null])");
        }
    }

    @Test
    @Tries(value = "there is nothing to call", zh = "没有要调用的")
    void empty_list_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> Fastest.fastest(List.<Callable<String>>of()),
                "fastest([])");
    }

    /// A call that goes on until it is interrupted.
    private static final class Held implements Callable<String> {

        final CountDownLatch begun = new CountDownLatch(1);
        private final AtomicInteger interrupted = new AtomicInteger();
        private final AtomicInteger running = new AtomicInteger();

        @Override
        public String call() throws InterruptedException {
            running.incrementAndGet();
            begun.countDown();
            try {
                new CountDownLatch(1).await(1, TimeUnit.HOURS); // of virtual time, which costs nothing
                return "held";
            } catch (InterruptedException e) {
                interrupted.incrementAndGet();
                throw e;
            } finally {
                Thread.yield();
                running.decrementAndGet();
            }
        }

        void assertInterruptedAndEnded() {
            assertEquals(0, running.get(), "held: still running");
            assertEquals(1, interrupted.get(), "held: InterruptedException");
        }
    }
}
