// Fails: 2 tasks at once, max == 1
package chapter04.throttle;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

final class Throttle {

    private Throttle() {}

    static <T> List<T> runThrottled(List<? extends Callable<T>> tasks, int max)
            throws InterruptedException, ExecutionException {
        if (max < 1) {
            throw new IllegalArgumentException("max = " + max);
        }
        Semaphore permits = new Semaphore(max);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<T>> limited = new ArrayList<>();
            for (Callable<T> task : tasks) {
                limited.add(() -> {
                    try {
                        permits.acquire();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    try {
                        return task.call();
                    } finally {
                        permits.release();
                    }
                });
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(limited)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
