package chapter08.ascompleted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Gates;
import dev.heddle.schedules.kit.Tries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

final class AsCompletedHiddenTest {

    private static final List<List<Integer>> ORDERS = List.of(List.of(0, 1, 2), List.of(0, 2, 1), List.of(1, 0, 2),
            List.of(1, 2, 0), List.of(2, 0, 1), List.of(2, 1, 0));

    /// Keeps its tasks until the check runs them, one by one.
    private static final class ByHand extends AbstractExecutorService {

        private final List<Runnable> tasks = new ArrayList<>();
        private boolean shutdown;

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        void run(int number) {
            assertTrue(number < tasks.size(), () -> "tasks submitted: " + tasks.size());
            tasks.get(number).run();
        }

        @Override
        public void shutdown() {
            shutdown = true;
        }

        @Override
        public List<Runnable> shutdownNow() {
            shutdown = true;
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return shutdown;
        }

        @Override
        public boolean isTerminated() {
            return shutdown;
        }

        @Override
        public boolean awaitTermination(long time, TimeUnit unit) {
            return shutdown;
        }
    }

    private static List<Callable<Integer>> numbers() {
        return List.of(() -> 0, () -> 1, () -> 2);
    }

    @Schedules
    @Tries(value = "three tasks are submitted before any of them runs", zh = "三个任务都在运行之前提交")
    void all_tasks_are_submitted_at_once() {
        ByHand executor = new ByHand();

        Iterator<Integer> results = AsCompleted.asCompleted(numbers(), executor);

        assertEquals(3, executor.tasks.size(), "asCompleted(0, 1, 2): tasks submitted");
        assertTrue(results.hasNext(), "asCompleted(0, 1, 2): hasNext()");
    }

    @Schedules
    @Tries(value = "next() after each of three tasks, in all six orders", zh = "三个任务各结束一次就调用一次 next(),六种顺序全部尝试")
    void each_result_comes_when_its_task_ends() {
        for (List<Integer> order : ORDERS) {
            ByHand executor = new ByHand();
            Iterator<Integer> results = AsCompleted.asCompleted(numbers(), executor);

            for (int each : order) {
                executor.run(each);
                assertEquals(each, results.next(), "tasks end as " + order + ": next()");
            }
        }
    }

    @Schedules
    @Tries(value = "next() when all three tasks have ended, in all six orders", zh = "三个任务都结束后才调用 next(),六种顺序全部尝试")
    void results_keep_the_order_in_which_tasks_ended() {
        for (List<Integer> order : ORDERS) {
            ByHand executor = new ByHand();
            Iterator<Integer> results = AsCompleted.asCompleted(numbers(), executor);
            List<Integer> found = new ArrayList<>();

            order.forEach(executor::run);
            for (int i = 0; i < 3; i++) {
                found.add(results.next());
            }

            assertEquals(order, found, "tasks end as " + order + ": 3 × next()");
            assertFalse(results.hasNext(), "0, 1, 2, 3 × next(): hasNext()");
            assertThrows(NoSuchElementException.class, results::next, "0, 1, 2, 4 × next()");
            assertFalse(executor.isShutdown(), "executor.isShutdown()");
        }
    }

    @Schedules
    @Tries(value = "the second of three tasks fails", zh = "三个任务中的第二个失败")
    void failure_comes_at_its_turn() {
        ByHand executor = new ByHand();
        IOException failure = new IOException("no network");
        Iterator<Integer> results = AsCompleted.asCompleted(List.<Callable<Integer>>of(() -> 0, () -> {
            throw failure;
        }, () -> 2), executor);

        executor.run(2);
        executor.run(1);
        executor.run(0);

        assertEquals(2, results.next(), "2, failure, 0: next()");
        CompletionException thrown =
                assertThrows(CompletionException.class, results::next, "2, failure, 0: next(), next()");
        assertSame(failure, thrown.getCause(), "2, failure, 0: getCause()");
        assertTrue(results.hasNext(), "2, failure, 0, 2 × next(): hasNext()");
        assertEquals(0, results.next(), "2, failure, 0: next(), next(), next()");
        assertFalse(results.hasNext(), "2, failure, 0, 3 × next(): hasNext()");
    }

    @Schedules
    @Tries(value = "two tasks on two threads, in every order", zh = "两个任务在两个线程上,按所有可能的顺序")
    void no_result_is_lost() {
        try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
            Iterator<String> results =
                    AsCompleted.asCompleted(List.<Callable<String>>of(() -> "a", () -> "b"), executor);

            Set<String> found = Set.of(results.next(), results.next());

            assertEquals(Set.of("a", "b"), found, "a, b: 2 × next()");
        }
    }

    @Schedules
    @Tries(value = "no tasks at all", zh = "一个任务也没有")
    void no_tasks_give_no_results() {
        Iterator<Integer> results = AsCompleted.asCompleted(List.<Callable<Integer>>of(), new ByHand());

        assertFalse(results.hasNext(), "no tasks: hasNext()");
        assertThrows(NoSuchElementException.class, results::next, "no tasks: next()");
    }

    @Schedules
    @Tries(value = "the thread that waits in next() is interrupted", zh = "在 next() 里等待的线程被中断")
    void interrupt_loses_nothing() {
        ByHand executor = new ByHand();
        Iterator<Integer> results = AsCompleted.asCompleted(List.<Callable<Integer>>of(() -> 0), executor);

        Thread.currentThread().interrupt();
        assertThrows(IllegalStateException.class, results::next, "interrupt(), next()");
        assertTrue(Thread.interrupted(), "interrupt(), next(): isInterrupted()");
        executor.run(0);

        assertTrue(results.hasNext(), "interrupt(), next(), 0: hasNext()");
        assertEquals(0, results.next(), "interrupt(), next(), 0: next()");
    }

    @Test
    @Tries(value = "what a thread does in next() while no task has ended", zh = "没有任务结束时,线程在 next() 里做什么")
    void next_waits_and_does_not_look_again_and_again() throws InterruptedException {
        Gates gates = new Gates();
        try (ExecutorService executor = Executors.newFixedThreadPool(1)) {
            Iterator<String> results =
                    AsCompleted.asCompleted(List.<Callable<String>>of(() -> gates.pass("a")), executor);
            gates.awaitArrival("a");

            Thread consumer = Thread.ofPlatform().name("consumer").start(results::next);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(4);
            while (consumer.getState() != Thread.State.WAITING && consumer.isAlive() && System.nanoTime() < end) {
                LockSupport.parkNanos(200_000); // nobody tells when another thread begins to wait
            }
            Thread.State state = consumer.getState();
            gates.open("a");
            consumer.join();

            assertEquals(Thread.State.WAITING, state, "next(): getState()");
        }
    }
}
