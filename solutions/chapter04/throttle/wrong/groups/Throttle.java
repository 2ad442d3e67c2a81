// Fails: waits in CountDownLatch#1, and nobody is left who will let it go on
package chapter04.throttle;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

final class Throttle {

    private Throttle() {}

    static <T> List<T> runThrottled(List<? extends Callable<T>> tasks, int max)
            throws InterruptedException, ExecutionException {
        if (max < 1) {
            throw new IllegalArgumentException("max = " + max);
        }
        List<T> results = new ArrayList<>();
        try (ExecutorService pool = Executors.newCachedThreadPool()) {
            ExecutionException failure = null;
            for (int from = 0; from < tasks.size(); from += max) {
                var group = tasks.subList(from, Math.min(from + max, tasks.size()));
                for (Future<T> future : pool.invokeAll(group)) {
                    try {
                        results.add(future.get());
                    } catch (ExecutionException e) {
                        failure = failure == null ? e : failure;
                    }
                }
            }
            if (failure != null) {
                throw failure;
            }
        }
        return results;
    }
}
