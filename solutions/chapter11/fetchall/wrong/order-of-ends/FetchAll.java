// Fails: fetchAll([a, b], 2): expected: <[a, b]> but was: <[b, a]>
package chapter11.fetchall;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Makes many calls at once, but not too many.
final class FetchAll {

    private FetchAll() {}

    static <T> List<T> fetchAll(List<? extends Callable<T>> calls, int maxOpen)
            throws InterruptedException, ExecutionException {
        List<T> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ended = new ExecutorCompletionService<T>(threads);
            try {
                int open = 0;
                for (Callable<T> each : calls) {
                    if (open == maxOpen) {
                        results.add(ended.take().get());
                        open--;
                    }
                    ended.submit(each);
                    open++;
                }
                for (; open > 0; open--) {
                    results.add(ended.take().get());
                }
            } finally {
                threads.shutdownNow(); // interrupts those that run; close() waits for their end
            }
        }
        return results;
    }
}
