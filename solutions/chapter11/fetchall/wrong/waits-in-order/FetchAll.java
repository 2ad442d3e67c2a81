// Fails: held: InterruptedException: expected: <1> but was: <0>
package chapter11.fetchall;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Makes many calls at once, but not too many.
final class FetchAll {

    private FetchAll() {}

    static <T> List<T> fetchAll(List<? extends Callable<T>> calls, int maxOpen)
            throws InterruptedException, ExecutionException {
        List<Future<T>> futures = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                int open = 0;
                for (Callable<T> each : calls) {
                    if (open == maxOpen) {
                        futures.get(futures.size() - open).get();
                        open--;
                    }
                    futures.add(threads.submit(each));
                    open++;
                }
                for (; open > 0; open--) {
                    futures.get(futures.size() - open).get();
                }
            } finally {
                threads.shutdownNow(); // interrupts those that run; close() waits for their end
            }
        }
        return futures.stream().map(Future::resultNow).toList();
    }
}
