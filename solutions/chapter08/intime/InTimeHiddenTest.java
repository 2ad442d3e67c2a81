package chapter08.intime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Tries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InTimeHiddenTest {

    /// An executor and its clock: each task runs at the moment that is set for its end; time passes only in waits.
    private static final class ByHand extends AbstractExecutorService implements InTime.Clock {

        private static final long MILLI = 1_000_000;

        private final List<Long> ends;
        private final List<Runnable> tasks = new ArrayList<>();
        private final Set<Integer> run = new HashSet<>();
        private long now = 5_000 * MILLI;

        /// @param ends when each task ends, in milliseconds from now
        ByHand(long... ends) {
            this.ends = Arrays.stream(ends).map(each -> now + each * MILLI).boxed().toList();
        }

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public <T> T get(Future<T> future, long nanos)
                throws InterruptedException, ExecutionException, TimeoutException {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            long until = now + Math.max(0, nanos);
            while (!future.isDone() && runNext(until)) {
                continue;
            }
            if (!future.isDone()) {
                now = until;
                throw new TimeoutException();
            }
            return future.get();
        }

        private boolean runNext(long until) {
            int next = IntStream.range(0, tasks.size())
                    .filter(each -> !run.contains(each) && ends.get(each) <= until)
                    .boxed()
                    .min(Comparator.comparing(ends::get))
                    .orElse(-1);
            if (next < 0) {
                return false;
            }
            now = Math.max(now, ends.get(next));
            run.add(next);
            tasks.get(next).run();
            return true;
        }

        long millis() {
            return now / MILLI - 5_000;
        }

        void runTheRest() {
            while (runNext(Long.MAX_VALUE)) {
                continue;
            }
        }

        @Override
        public void shutdown() {
            throw new AssertionError("executor.shutdown()");
        }

        @Override
        public List<Runnable> shutdownNow() {
            throw new AssertionError("executor.shutdownNow()");
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long time, TimeUnit unit) {
            return false;
        }
    }

    /// Tasks that return their number, and note that they have begun.
    private static List<Callable<Integer>> numbers(int count, List<Integer> begun) {
        return IntStream.range(0, count).<Callable<Integer>>mapToObj(number -> () -> {
            begun.add(number);
            return number;
        }).toList();
    }

    @Test
    @Tries(
            value = "tasks that end after 60, 120 and 180 ms; the limit is 100 ms for all",
            zh = "三个任务分别在 60、120、180 毫秒后结束;总时限为 100 毫秒")
    void limit_is_for_all_together() throws Exception {
        ByHand time = new ByHand(60, 120, 180);
        List<Integer> begun = new ArrayList<>();

        InTime.Split<Integer> split = InTime.inTime(numbers(3, begun), time, Duration.ofMillis(100), time);

        assertEquals(List.of(0), split.done(), "60, 120, 180 ms; 100 ms: done");
        assertEquals(2, split.cancelled(), "60, 120, 180 ms; 100 ms: cancelled");
    }

    @Test
    @Tries(
            value = "two tasks end exactly at the limit, one after it",
            zh = "两个任务恰好在时限到达时结束,一个在其后")
    void end_at_the_limit_is_in_time() throws Exception {
        ByHand time = new ByHand(100, 101, 100);
        List<Integer> begun = new ArrayList<>();

        InTime.Split<Integer> split = InTime.inTime(numbers(3, begun), time, Duration.ofMillis(100), time);

        assertEquals(List.of(0, 2), split.done(), "100, 101, 100 ms; 100 ms: done");
        assertEquals(1, split.cancelled(), "100, 101, 100 ms; 100 ms: cancelled");
    }

    @Test
    @Tries(
            value = "the first task is late, those behind it are in time",
            zh = "第一个任务超时,它后面的任务按时结束")
    void tasks_behind_a_late_one_count() throws Exception {
        ByHand time = new ByHand(500, 50, 10);
        List<Integer> begun = new ArrayList<>();

        InTime.Split<Integer> split = InTime.inTime(numbers(3, begun), time, Duration.ofMillis(100), time);

        assertEquals(List.of(1, 2), split.done(), "500, 50, 10 ms; 100 ms: done");
        assertEquals(1, split.cancelled(), "500, 50, 10 ms; 100 ms: cancelled");
    }

    @Test
    @Tries(value = "all tasks end early", zh = "所有任务都提前结束")
    void returns_when_all_have_ended() throws Exception {
        ByHand time = new ByHand(30, 20, 10);
        List<Integer> begun = new ArrayList<>();

        InTime.Split<Integer> split = InTime.inTime(numbers(3, begun), time, Duration.ofMillis(100), time);

        assertEquals(List.of(0, 1, 2), split.done(), "30, 20, 10 ms; 100 ms: done");
        assertEquals(0, split.cancelled(), "30, 20, 10 ms; 100 ms: cancelled");
        assertEquals(30, time.millis(), "30, 20, 10 ms; 100 ms: return, ms");
    }

    @Test
    @Tries(value = "what was cancelled never begins", zh = "已取消的任务不会再开始")
    void cancelled_tasks_never_begin() throws Exception {
        ByHand time = new ByHand(10, 200, 300);
        List<Integer> begun = new ArrayList<>();

        InTime.inTime(numbers(3, begun), time, Duration.ofMillis(100), time);
        time.runTheRest();

        assertEquals(List.of(0), begun, "10, 200, 300 ms; 100 ms: tasks that began");
    }

    @Test
    @Tries(value = "the thread is interrupted while it waits", zh = "线程在等待时被中断")
    void interrupt_cancels_all() {
        ByHand time = new ByHand(10, 20);
        List<Integer> begun = new ArrayList<>();

        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class,
                () -> InTime.inTime(numbers(2, begun), time, Duration.ofMillis(100), time), "interrupt(), inTime()");
        time.runTheRest();

        assertEquals(List.of(), begun, "interrupt(), inTime(): tasks that began");
    }

    @Test
    @Tries(value = "no tasks at all", zh = "一个任务也没有")
    void no_tasks_take_no_time() throws Exception {
        ByHand time = new ByHand();

        InTime.Split<Integer> split =
                InTime.inTime(List.<Callable<Integer>>of(), time, Duration.ofMillis(100), time);

        assertEquals(new InTime.Split<>(List.of(), 0), split, "[]; 100 ms: inTime()");
        assertEquals(0, time.millis(), "[]; 100 ms: return, ms");
    }

    @Schedules
    @Tries(value = "one task ends, one waits for ever, in every order", zh = "一个任务结束,一个任务无限等待,按所有可能的顺序")
    void running_task_is_interrupted() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(2);

        InTime.Split<String> split = InTime.inTime(List.<Callable<String>>of(() -> {
            new CountDownLatch(1).await();
            return "endless";
        }, () -> "quick"), executor, Duration.ofSeconds(1), InTime.Clock.SYSTEM);
        executor.shutdown(); // a late task that nobody interrupts is left behind

        assertEquals(new InTime.Split<>(List.of("quick"), 1), split, "endless, quick; 1 s: inTime()");
    }
}
