// Fails: waits in Semaphore#1, and nobody is left who will let it go on
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
                    permits.acquire();
                    T result = task.call();
                    permits.release();
                    return result;
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
