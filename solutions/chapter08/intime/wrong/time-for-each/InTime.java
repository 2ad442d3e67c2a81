// Fails: 60, 120, 180 ms; 100 ms: done: expected: <[0]> but was: <[0, 1, 2]>
package chapter08.intime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

final class InTime {

    record Split<T>(List<T> done, int cancelled) {}

    interface Clock {
        Clock SYSTEM = new Clock() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public <T> T get(Future<T> future, long nanos)
                    throws InterruptedException, ExecutionException, TimeoutException {
                return future.get(nanos, TimeUnit.NANOSECONDS);
            }
        };

        long nanoTime();

        <T> T get(Future<T> future, long nanos) throws InterruptedException, ExecutionException, TimeoutException;
    }

    private InTime() {}

    static <T> Split<T> inTime(List<? extends Callable<T>> tasks, ExecutorService executor, Duration limit,
            Clock clock) throws InterruptedException {
        List<Future<T>> futures = new ArrayList<>();
        try {
            for (Callable<T> each : tasks) {
                futures.add(executor.submit(each));
            }
            List<T> done = new ArrayList<>();
            int cancelled = 0;
            for (Future<T> each : futures) {
                try {
                    done.add(clock.get(each, limit.toNanos()));
                } catch (TimeoutException e) {
                    each.cancel(true);
                    cancelled++;
                } catch (ExecutionException e) {
                    continue;
                }
            }
            return new Split<>(done, cancelled);
        } finally {
            futures.forEach(each -> each.cancel(true));
        }
    }
}
