// Fails: held: InterruptedException: expected: <1> but was: <0>
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
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ended = new ExecutorCompletionService<T>(threads);
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
        }
        return futures.stream().map(Future::resultNow).toList();
    }
}
