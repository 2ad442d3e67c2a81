// Fails: a thread is left that never ends: is something not closed?
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
        ExecutorService pool = Executors.newFixedThreadPool(max);
        List<T> results = new ArrayList<>();
        for (Future<T> future : pool.invokeAll(tasks)) {
            results.add(future.get());
        }
        return results;
    }
}
