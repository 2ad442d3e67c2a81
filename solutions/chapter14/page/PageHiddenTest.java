package chapter14.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

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

final class PageHiddenTest {

    @Schedules(schedules = 300, random = 50)
    @Tries(value = "each call waits for the other to begin, in every order", zh = "每个调用都等待另一个开始，按所有可能的顺序")
    void both_run_at_the_same_time() throws Exception {
        var both = new CountDownLatch(2);

        Page page = Page.load(() -> {
            both.countDown();
            both.await();
            return "Ann";
        }, () -> {
            both.countDown();
            both.await();
            return List.of("tea");
        });

        assertEquals(new Page("Ann", List.of("tea")), page, "load(Ann, [tea])");
    }

    @Schedules(schedules = 300, random = 50)
    @Tries(value = "the first call throws while the second runs, in every order", zh = "第二个调用运行时第一个抛出异常，按所有可能的顺序")
    void failure_of_user_interrupts_orders() throws Exception {
        var failure = new IOException("no such user");
        var held = new Held<>(List.of("tea"));

        var thrown = assertThrows(ExecutionException.class, () -> Page.load(() -> {
            held.begun.await();
            throw failure;
        }, held), "load(IOException, held)");

        assertSame(failure, thrown.getCause(), "getCause()");
        held.assertInterruptedAndEnded("orders");
    }

    @Schedules(schedules = 300, random = 50)
    @Tries(value = "the second call throws while the first runs, in every order", zh = "第一个调用运行时第二个抛出异常，按所有可能的顺序")
    void failure_of_orders_interrupts_user() throws Exception {
        var failure = new IOException("no orders");
        var held = new Held<>("Ann");

        var thrown = assertThrows(ExecutionException.class, () -> Page.load(held, () -> {
            held.begun.await();
            throw failure;
        }), "load(held, IOException)");

        assertSame(failure, thrown.getCause(), "getCause()");
        held.assertInterruptedAndEnded("user");
    }

    @Schedules(schedules = 300, random = 50)
    @Tries(value = "the caller is interrupted while both calls run, in every order", zh = "两个调用运行时调用者被中断，按所有可能的顺序")
    void interrupt_ends_both() throws Exception {
        var user = new Held<>("Ann");
        var orders = new Held<>(List.of("tea"));
        var thrown = new AtomicReference<Throwable>();
        Thread caller = new Thread(() -> {
            try {
                Page.load(user, orders);
            } catch (Throwable e) {
                thrown.set(e);
            }
        }, "caller");

        caller.start();
        user.begun.await();
        orders.begun.await();
        caller.interrupt();
        caller.join();

        assertEquals(InterruptedException.class, thrown.get() == null ? null : thrown.get().getClass(),
                "load(held, held), interrupt()");
        user.assertInterruptedAndEnded("user");
        orders.assertInterruptedAndEnded("orders");
    }

    @Test
    @Tries(value = "which threads are left", zh = "留下了哪些线程")
    void no_thread_is_left() throws Exception {
        try (var leaks = new Leaks()) {
            Page.load(() -> "Ann", () -> List.of("tea"));
            assertThrows(ExecutionException.class, () -> Page.load(() -> "Ann", () -> {
                throw new IOException("no orders");
            }), "load(Ann, IOException)");
        }
    }

    @Test
    @Tries(value = "a call throws an Error", zh = "一个调用抛出 Error")
    void errors_are_failures_too() {
        var failure = new StackOverflowError("on purpose");

        var thrown = assertThrows(ExecutionException.class, () -> Page.load(() -> "Ann", () -> {
            throw failure;
        }), "load(Ann, Error)");

        assertSame(failure, thrown.getCause(), "getCause()");
    }

    /// A call that goes on until it is interrupted.
    private static final class Held<T> implements Callable<T> {

        final CountDownLatch begun = new CountDownLatch(1);
        private final AtomicInteger interrupted = new AtomicInteger();
        private final AtomicInteger running = new AtomicInteger();
        private final T result;

        Held(T result) {
            this.result = result;
        }

        @Override
        public T call() throws InterruptedException {
            running.incrementAndGet();
            begun.countDown();
            try {
                new CountDownLatch(1).await(1, TimeUnit.HOURS); // of virtual time, which costs nothing
                return result;
            } catch (InterruptedException e) {
                interrupted.incrementAndGet();
                throw e;
            } finally {
                Thread.yield();
                running.decrementAndGet();
            }
        }

        void assertInterruptedAndEnded(String name) {
            assertEquals(0, running.get(), name + ": still running");
            assertEquals(1, interrupted.get(), name + ": InterruptedException");
        }
    }
}
