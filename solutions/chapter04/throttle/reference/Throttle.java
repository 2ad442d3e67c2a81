package chapter04.throttle;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Runs tasks at the same time, but not too many.
final class Throttle {

    private Throttle() {}

    static <T> List<T> runThrottled(List<? extends Callable<T>> tasks, int max)
            throws InterruptedException, ExecutionException {
        if (max < 1) {
            throw new IllegalArgumentException("at least one task has to run, not " + max);
        }
        var permits = new Semaphore(max);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) { // its end waits for all threads
            try {
                List<Future<T>> futures = new ArrayList<>();
                for (Callable<T> task : tasks) {
                    permits.acquire(); // not within try: who has got no permit gives none back
                    futures.add(threads.submit(() -> {
                        try {
                            return task.call();
                        } finally {
                            permits.release();
                        }
                    }));
                }
                List<T> results = new ArrayList<>();
                for (Future<T> each : futures) {
                    results.add(each.get());
                }
                return results;
            } catch (InterruptedException e) {
                threads.shutdownNow();
                throw e;
            }
        }
    }
}
