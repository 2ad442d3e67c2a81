package chapter08.intime;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InTimeTest {

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

    @Test
    @Tries(
            value = "tasks that end after 10 ms, 20 ms (it fails) and 3 s; the limit is 1 s",
            zh = "三个任务分别在 10 毫秒、20 毫秒(失败)和 3 秒后结束;时限为 1 秒")
    void mixed_tasks_are_split() throws Exception {
        ByHand time = new ByHand(10, 20, 3_000);
        List<Callable<String>> tasks = List.of(() -> "quick", () -> {
            throw new IllegalStateException("down");
        }, () -> "slow");

        InTime.Split<String> split = InTime.inTime(tasks, time, Duration.ofSeconds(1), time);

        assertEquals(List.of("quick"), split.done(), "10, 20 (fails), 3000 ms; 1 s: done");
        assertEquals(1, split.cancelled(), "10, 20 (fails), 3000 ms; 1 s: cancelled");
    }
}
