// Fails: fastest([null]): Unexpected exception
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
            try {
                var ended = new ExecutorCompletionService<T>(threads);
                calls.forEach(ended::submit);
                return firstGood(ended, calls.size());
            } finally {
                threads.shutdownNow(); // interrupts the losers; close() waits for their end
            }
        }
    }

    private static <T> T firstGood(ExecutorCompletionService<T> ended, int count)
            throws InterruptedException, ExecutionException {
        ExecutionException last = null;
        for (int i = 0; i < count; i++) {
            try {
                T result = ended.take().get();
                if (result != null) {
                    return result;
                }
            } catch (ExecutionException e) {
                last = e;
            }
        }
        throw last;
    }
}
