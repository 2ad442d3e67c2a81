package chapter08.firstgood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Tries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

final class FirstGoodHiddenTest {

    /// Keeps its tasks, and runs some of them, in a given order, as soon as it has all.
    private static final class InOrder extends AbstractExecutorService {

        private final int all;
        private final List<Integer> order;
        private final List<Runnable> tasks = new ArrayList<>();
        private boolean shutdown;

        InOrder(int all, Integer... order) {
            this.all = all;
            this.order = List.of(order);
        }

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
            if (tasks.size() == all) {
                order.forEach(each -> tasks.get(each).run());
            }
        }

        void runAll() {
            tasks.forEach(Runnable::run);
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

    private static Callable<String> noting(List<String> begun, String name) {
        return () -> {
            begun.add(name);
            return name;
        };
    }

    private static Callable<String> failing(Exception failure) {
        return () -> {
            throw failure;
        };
    }

    @Schedules
    @Tries(value = "the last of three tasks is good, and the others have not begun", zh = "三个任务中最后一个成功,其余的尚未开始")
    void others_never_begin() throws Exception {
        InOrder executor = new InOrder(3, 2);
        List<String> begun = new ArrayList<>();

        String first = FirstGood.firstGood(
                List.<Callable<String>>of(noting(begun, "0"), noting(begun, "1"), () -> "good"), executor);
        executor.runAll();

        assertEquals("good", first, "firstGood()");
        assertEquals(List.of(), begun, "after firstGood(): tasks that began");
        assertFalse(executor.isShutdown(), "executor.isShutdown()");
    }

    @Schedules
    @Tries(value = "one task is good while another waits for ever, in every order", zh = "一个任务成功时另一个在无限等待,按所有可能的顺序")
    void running_loser_is_interrupted() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(2);

        String first = FirstGood.firstGood(List.<Callable<String>>of(() -> {
            new CountDownLatch(1).await();
            return "endless";
        }, () -> "good"), executor);
        executor.shutdown(); // a loser that nobody interrupts is left behind

        assertEquals("good", first, "firstGood()");
    }

    @Schedules
    @Tries(value = "two tasks fail, then one succeeds", zh = "两个任务失败,然后一个成功")
    void failures_do_not_matter() throws Exception {
        InOrder executor = new InOrder(3, 2, 0, 1);

        String first = FirstGood.firstGood(
                List.<Callable<String>>of(failing(new IOException("0")), () -> "good", failing(new IOException("2"))),
                executor);

        assertEquals("good", first, "failure, failure, good: firstGood()");
    }

    @Schedules
    @Tries(value = "all three tasks fail: first 2, then 0, then 1", zh = "三个任务全部失败:先是 2,然后 0,然后 1")
    void all_failures_are_told() {
        InOrder executor = new InOrder(3, 2, 0, 1);
        List<Exception> failures = List.of(new IOException("0"), new IllegalStateException("1"), new IOException("2"));
        List<Callable<String>> tasks = failures.stream().map(FirstGoodHiddenTest::failing).toList();

        ExecutionException thrown = assertThrows(ExecutionException.class,
                () -> FirstGood.firstGood(tasks, executor), "2, 0, 1 fail: firstGood()");

        assertSame(failures.get(2), thrown.getCause(), "2, 0, 1 fail: getCause()");
        assertEquals(List.of(failures.get(0), failures.get(1)), List.of(thrown.getSuppressed()),
                "2, 0, 1 fail: getSuppressed()");
    }

    @Schedules
    @Tries(value = "the thread that waits is interrupted", zh = "等待的线程被中断")
    void interrupt_cancels_all() {
        InOrder executor = new InOrder(2);
        List<String> begun = new ArrayList<>();

        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class,
                () -> FirstGood.firstGood(List.of(noting(begun, "0"), noting(begun, "1")), executor),
                "interrupt(), firstGood()");
        executor.runAll();

        assertEquals(List.of(), begun, "after interrupt(), firstGood(): tasks that began");
    }
}
