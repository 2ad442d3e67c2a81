// Fails: runThrottled([1, 2], 2): expected: <[1, 2]> but was: <[2, 1]>
package chapter04.throttle;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;

final class Throttle {

    private Throttle() {}

    static <T> List<T> runThrottled(List<? extends Callable<T>> tasks, int max)
            throws InterruptedException, ExecutionException {
        if (max < 1) {
            throw new IllegalArgumentException("max = " + max);
        }
        List<T> results = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(max)) {
            CompletionService<T> done = new ExecutorCompletionService<>(pool);
            for (Callable<T> task : tasks) {
                done.submit(task);
            }
            ExecutionException failure = null;
            try {
                for (int i = 0; i < tasks.size(); i++) {
                    try {
                        results.add(done.take().get());
                    } catch (ExecutionException e) {
                        failure = e;
                    }
                }
            } catch (InterruptedException e) {
                pool.shutdownNow();
                throw e;
            }
            if (failure != null) {
                throw failure;
            }
        }
        return results;
    }
}
