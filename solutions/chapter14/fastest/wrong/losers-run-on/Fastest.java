// Fails: held: InterruptedException: expected: <1> but was: <0>
package chapter14.fastest;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The first good answer of several.
final class Fastest {

    private Fastest() {}

    static <T> T fastest(List<? extends Callable<T>> calls) throws InterruptedException, ExecutionException {
        if (calls.isEmpty()) {
            throw new IllegalArgumentException("nothing to call");
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ended = new ExecutorCompletionService<T>(threads);
            calls.forEach(ended::submit);
            return firstGood(ended, calls.size());
        }
    }

    private static <T> T firstGood(ExecutorCompletionService<T> ended, int count)
            throws InterruptedException, ExecutionException {
        for (int left = count; left > 1; left--) {
            try {
                return ended.take().get();
            } catch (ExecutionException e) {
                // another one may succeed
            }
        }
        return ended.take().get();
    }
}
