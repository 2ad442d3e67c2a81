package chapter07.addthenadd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Tries;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;

final class AddThenAddHiddenTest {

    /// Keeps its tasks until the check runs them.
    private static final class ByHand implements Executor {

        private final Queue<Runnable> tasks = new ArrayDeque<>();
        private int given;

        @Override
        public void execute(Runnable task) {
            given++;
            tasks.add(task);
        }

        void run() {
            while (!tasks.isEmpty()) {
                tasks.remove().run();
            }
        }
    }

    @Schedules
    @Tries(
            value = "the call returns before its work begins, and gives callbacks nothing yet",
            zh = "调用在工作开始之前就返回,这时还不给 callbacks 任务")
    void call_waits_for_nothing() {
        ByHand work = new ByHand();
        ByHand callbacks = new ByHand();

        CompletableFuture<Integer> result = AddThenAdd.add100Then1000(7, work, callbacks);

        assertEquals(1, work.given, "add100Then1000(7, …): work.execute()");
        assertEquals(0, callbacks.given, "work not done yet: callbacks.execute()");
        assertFalse(result.isDone(), "work not done yet: isDone()");
    }

    @Schedules
    @Tries(value = "first work runs, then callbacks", zh = "先运行 work 的任务,再运行 callbacks 的任务")
    void each_step_has_its_own_executor() throws Exception {
        ByHand work = new ByHand();
        ByHand callbacks = new ByHand();
        CompletableFuture<Integer> result = AddThenAdd.add100Then1000(7, work, callbacks);

        work.run();

        assertEquals(1, callbacks.given, "work done: callbacks.execute()");
        assertFalse(result.isDone(), "work done, callbacks not yet: isDone()");

        callbacks.run();

        assertEquals(1107, result.get(), "both done: get()");
        assertEquals(1, work.given, "both done: work.execute()");
        assertEquals(1, callbacks.given, "both done: callbacks.execute()");
    }

    @Schedules
    @Tries(value = "the executors run their tasks at once, in the thread that calls", zh = "执行器立即在调用者的线程里运行任务")
    void executors_may_run_tasks_at_once() throws Exception {
        CompletableFuture<Integer> result = AddThenAdd.add100Then1000(-5, Runnable::run, Runnable::run);

        assertEquals(1095, result.get(), "add100Then1000(-5, Runnable::run, Runnable::run).get()");
    }

    @Schedules
    @Tries(value = "threads for both, in every order", zh = "两个执行器都用线程,按所有可能的顺序")
    void result_is_right_in_every_order() throws Exception {
        Executor threads = task -> Thread.ofPlatform().start(task);

        CompletableFuture<Integer> result = AddThenAdd.add100Then1000(7, threads, threads);

        assertEquals(1107, result.get(), "add100Then1000(7, …).get()");
    }

    @Schedules
    @Tries(value = "n + 100 does not fit in an int", zh = "n + 100 超出 int 的范围")
    void failure_of_the_work_arrives() {
        CompletableFuture<Integer> result =
                AddThenAdd.add100Then1000(Integer.MAX_VALUE - 99, Runnable::run, Runnable::run);

        assertTrue(result.isDone(), "n = MAX_VALUE - 99: isDone()");
        ExecutionException failure =
                assertThrows(ExecutionException.class, result::get, "n = MAX_VALUE - 99: get()");
        assertInstanceOf(ArithmeticException.class, failure.getCause(), "n = MAX_VALUE - 99: getCause()");
    }

    @Schedules
    @Tries(value = "n + 100 fits in an int, n + 1100 does not", zh = "n + 100 在 int 的范围内,n + 1100 超出")
    void failure_of_the_callback_arrives() {
        CompletableFuture<Integer> result =
                AddThenAdd.add100Then1000(Integer.MAX_VALUE - 100, Runnable::run, Runnable::run);

        assertTrue(result.isDone(), "n = MAX_VALUE - 100: isDone()");
        ExecutionException failure =
                assertThrows(ExecutionException.class, result::get, "n = MAX_VALUE - 100: get()");
        assertInstanceOf(ArithmeticException.class, failure.getCause(), "n = MAX_VALUE - 100: getCause()");
    }
}
