// Fails: threads: expected: <10000> but was:
package chapter11.fetchall;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Makes many calls at once, but not too many.
final class FetchAll {

    private FetchAll() {}

    static <T> List<T> fetchAll(List<? extends Callable<T>> calls, int maxOpen)
            throws InterruptedException, ExecutionException {
        List<Future<T>> futures = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(maxOpen, Thread.ofVirtual().factory())) {
            var ended = new ExecutorCompletionService<T>(threads);
            try {
                int open = 0;
                for (Callable<T> each : calls) {
                    if (open == maxOpen) {
                        ended.take().get(); // throws as soon as one has failed
                        open--;
                    }
                    futures.add(ended.submit(each));
                    open++;
                }
                for (; open > 0; open--) {
                    ended.take().get();
                }
            } finally {
                threads.shutdownNow(); // interrupts those that run; close() waits for their end
            }
        }
        return futures.stream().map(Future::resultNow).toList();
    }
}
