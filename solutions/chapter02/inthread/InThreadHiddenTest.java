package chapter02.inthread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Tries;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class InThreadHiddenTest {

    @Test
    @Tries(value = "each call has a new thread, and runs its task once", zh = "每次调用都用一个新线程,任务只运行一次")
    void each_call_has_a_new_thread() throws Exception {
        var runs = new AtomicInteger();

        Thread first = InThread.inNewThread(Thread::currentThread);
        Thread second = InThread.inNewThread(Thread::currentThread);
        InThread.inNewThread(runs::incrementAndGet);

        assertNotSame(first, second, "1: Thread.currentThread(), 2: Thread.currentThread()");
        assertEquals(1, runs.get(), "task.call()");
    }

    @Test
    @Tries(value = "the task returns null", zh = "任务返回 null")
    void null_comes_back() throws Exception {
        Object value = InThread.inNewThread(() -> null);

        assertNull(value, "inNewThread(() -> null)");
    }

    @Test
    @Tries(value = "the task throws a checked exception", zh = "任务抛出受检异常")
    void checked_exception_comes_out_as_it_is() {
        var thrown = new IOException("from the task", new RuntimeException("its cause"));

        assertSame(thrown, thrownBy(() -> {
            throw thrown;
        }), "throw IOException");
    }

    @Test
    @Tries(value = "the task throws a RuntimeException", zh = "任务抛出 RuntimeException")
    void unchecked_exception_comes_out_as_it_is() {
        var thrown = new IllegalStateException("from the task");

        assertSame(thrown, thrownBy(() -> {
            throw thrown;
        }), "throw IllegalStateException");
    }

    @Test
    @Tries(value = "the task throws an Error", zh = "任务抛出 Error")
    void error_comes_out_as_it_is() {
        var thrown = new StackOverflowError("from the task");

        assertSame(thrown, thrownBy(() -> {
            throw thrown;
        }), "throw StackOverflowError");
    }

    @Test
    @Tries(value = "the task throws what a wrapper would throw", zh = "任务抛出包装类才会抛出的异常")
    void wrapper_of_the_task_is_not_taken_off() {
        var thrown = new ExecutionException("from the task", new IOException("its cause"));

        assertSame(thrown, thrownBy(() -> {
            throw thrown;
        }), "throw ExecutionException");
    }

    @Schedules(schedules = 300, random = 100)
    @Tries(value = "the value comes back, in every order", zh = "返回任务的值,按所有可能的顺序")
    void value_comes_back_in_every_order() throws Exception {
        String value = InThread.inNewThread(() -> "value");

        assertEquals("value", value, "inNewThread(() -> \"value\")");
    }

    @Schedules(schedules = 300, random = 100)
    @Tries(value = "the caller is interrupted while the task waits, in every order", zh = "任务等待期间中断调用者,按所有可能的顺序")
    void interrupt_goes_on_to_the_new_thread() throws InterruptedException {
        var never = new CountDownLatch(1);
        var outcome = new AtomicReference<>("");

        Thread caller = Thread.ofPlatform().name("caller").start(() -> {
            try {
                InThread.inNewThread(() -> {
                    never.await();
                    return "late";
                });
                outcome.set("returned");
            } catch (Throwable e) {
                outcome.set(e.getClass().getSimpleName());
            }
        });
        caller.interrupt();
        caller.join();

        assertEquals("InterruptedException", outcome.get(), "caller.interrupt()");
    }

    private static Throwable thrownBy(Callable<String> task) {
        try {
            InThread.inNewThread(task);
            return null;
        } catch (Throwable e) {
            return e;
        }
    }
}
