package chapter07.donefuture;

import static dev.heddle.schedules.Schedules.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.ClassRules;
import dev.heddle.schedules.kit.Tries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class DoneFutureHiddenTest {

    @Schedules
    @Tries(value = "complete() while a callback is added, in every order", zh = "complete() 的同时添加一个回调,按所有可能的顺序")
    void callback_is_called_once() throws Exception {
        var future = new DoneFuture<Integer>();
        AtomicInteger calls = new AtomicInteger();

        together(() -> future.complete(1), () -> future.addDoneCallback(_ -> calls.incrementAndGet()));

        assertEquals(1, calls.get(), "complete(1), addDoneCallback(c): calls of c");
    }

    @Schedules
    @Tries(
            value = "two threads add callbacks while a third completes, in every order",
            zh = "两个线程添加回调,第三个线程完成 future,按所有可能的顺序")
    void each_callback_is_called_once() throws Exception {
        var future = new DoneFuture<Integer>();
        AtomicInteger first = new AtomicInteger();
        AtomicInteger second = new AtomicInteger();

        together(() -> future.addDoneCallback(_ -> first.incrementAndGet()),
                () -> future.addDoneCallback(_ -> second.incrementAndGet()),
                () -> future.complete(1));

        assertEquals(1, first.get(), "addDoneCallback(a), addDoneCallback(b), complete(1): calls of a");
        assertEquals(1, second.get(), "addDoneCallback(a), addDoneCallback(b), complete(1): calls of b");
    }

    @Schedules
    @Tries(value = "complete() and fail() at the same time, in every order", zh = "complete() 与 fail() 同时进行,按所有可能的顺序")
    void only_one_end_counts() throws Exception {
        var future = new DoneFuture<Integer>();
        AtomicInteger calls = new AtomicInteger();
        AtomicReference<Object> told = new AtomicReference<>();
        future.addDoneCallback(done -> {
            calls.incrementAndGet();
            told.set(end(done));
        });

        together(() -> future.complete(1), () -> future.fail(new IOException("no network")));

        assertEquals(1, calls.get(), "addDoneCallback(c), complete(1), fail(…): calls of c");
        assertEquals(told.get(), end(future), "complete(1), fail(…): result() in the callback, result() later");
    }

    private static Object end(DoneFuture<Integer> future) {
        try {
            return future.result();
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (InterruptedException e) {
            return e;
        }
    }

    @Schedules
    @Tries(value = "two threads wait for the result, in every order", zh = "两个线程等待结果,按所有可能的顺序")
    void all_that_wait_are_woken() throws Exception {
        var future = new DoneFuture<Integer>();

        together(() -> assertEquals(1, future.result(), "complete(1): result()"),
                () -> assertEquals(1, future.result(), "complete(1): result()"),
                () -> future.complete(1));
    }

    @Schedules
    @Tries(value = "complete(null)", zh = "complete(null)")
    void null_is_a_value() throws Exception {
        var future = new DoneFuture<String>();
        AtomicInteger calls = new AtomicInteger();

        future.complete(null);
        future.addDoneCallback(_ -> calls.incrementAndGet());
        future.complete("late");

        assertEquals(1, calls.get(), "complete(null), addDoneCallback(c): calls of c");
        assertNull(future.result(), "complete(null), complete(\"late\"): result()");
    }

    @Schedules
    @Tries(value = "a callback throws, before and after the end", zh = "回调抛出异常,在结束之前和之后添加")
    void throwing_callback_does_not_stop_the_others() throws Exception {
        var future = new DoneFuture<Integer>();
        List<String> called = new ArrayList<>();
        future.addDoneCallback(_ -> called.add("a"));
        future.addDoneCallback(_ -> {
            throw new IllegalStateException("a callback's own");
        });
        future.addDoneCallback(_ -> called.add("b"));

        future.complete(1);
        future.addDoneCallback(_ -> {
            throw new IllegalStateException("a callback's own");
        });

        assertEquals(List.of("a", "b"), called, "a, throw, b: called");
        assertEquals(1, future.result(), "complete(1): result()");
    }

    @Schedules
    @Tries(
            value = "a callback waits for a thread that adds another one",
            zh = "一个回调等待另一个线程,而那个线程正在添加回调")
    void no_lock_is_held_while_callbacks_are_called() throws Exception {
        var future = new DoneFuture<Integer>();
        AtomicInteger calls = new AtomicInteger();
        future.addDoneCallback(done -> {
            Thread other = Thread.ofPlatform().name("other").start(() -> {
                done.addDoneCallback(_ -> calls.incrementAndGet());
                done.complete(2);
            });
            joinOf(other);
        });

        future.complete(1);

        assertEquals(1, calls.get(), "addDoneCallback() in another thread: calls");
        assertEquals(1, future.result(), "complete(1): result()");
    }

    private static void joinOf(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Schedules
    @Tries(value = "a callback adds another one, and asks for the result", zh = "回调里再添加一个回调,并取结果")
    void callback_may_use_the_future() throws Exception {
        var future = new DoneFuture<Integer>();
        List<Object> called = new ArrayList<>();
        future.addDoneCallback(done -> {
            called.add(end(done));
            done.addDoneCallback(_ -> called.add("late"));
        });

        future.complete(1);

        assertEquals(List.of(1, "late"), called, "complete(1): result() in the callback, its own callback");
    }

    @Schedules
    @Tries(
            value = "a callback goes on only when somebody has the result, in every order",
            zh = "有线程拿到结果后回调才继续,按所有可能的顺序")
    void result_does_not_wait_for_callbacks() throws Exception {
        var future = new DoneFuture<Integer>();
        CountDownLatch seen = new CountDownLatch(1);
        future.addDoneCallback(_ -> awaitOf(seen));

        together(() -> future.complete(1), () -> {
            assertEquals(1, future.result(), "complete(1): result()");
            seen.countDown();
        });
    }

    private static void awaitOf(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Schedules
    @Tries(value = "which thread calls, before and after the end", zh = "由哪个线程调用回调,结束之前和之后添加")
    void callbacks_run_in_the_right_thread() throws Exception {
        var future = new DoneFuture<Integer>();
        AtomicReference<Thread> before = new AtomicReference<>();
        AtomicReference<Thread> after = new AtomicReference<>();
        future.addDoneCallback(_ -> before.set(Thread.currentThread()));

        Thread completing = Thread.ofPlatform().name("completing").start(() -> future.complete(1));
        completing.join();
        future.addDoneCallback(_ -> after.set(Thread.currentThread()));

        assertSame(completing, before.get(), "addDoneCallback(a), complete(1): a in the thread of complete()");
        assertSame(Thread.currentThread(), after.get(),
                "complete(1), addDoneCallback(b): b in the thread of addDoneCallback()");
    }

    @Schedules
    @Tries(value = "the thread that waits for the result is interrupted, in every order", zh = "等待结果的线程被中断,按所有可能的顺序")
    void waiting_can_be_interrupted() throws Exception {
        var future = new DoneFuture<Integer>();
        AtomicBoolean interrupted = new AtomicBoolean();

        Thread waiting = Thread.ofPlatform().name("waiting").start(() -> {
            assertThrows(InterruptedException.class, future::result, "interrupt(): result()");
            interrupted.set(true);
        });
        waiting.interrupt();
        waiting.join();

        assertTrue(interrupted.get(), "interrupt(): result()");
    }

    @Test
    @Tries(value = "it is made without a future of the JDK", zh = "实现中不使用 JDK 的 future")
    void no_future_of_the_jdk() {
        ClassRules rules = ClassRules.of(DoneFuture.class);

        rules.neverCalls(CompletableFuture.class, "<init>");
        rules.neverCalls(FutureTask.class, "<init>");
    }
}
