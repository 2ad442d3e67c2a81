// Fails: late: call(): expected: <0> but was: <1>
package chapter11.fetchall;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Makes many calls at once, but not too many.
final class FetchAll {

    private FetchAll() {}

    static <T> List<T> fetchAll(List<? extends Callable<T>> calls, int maxOpen)
            throws InterruptedException, ExecutionException {
        var open = new Semaphore(maxOpen);
        List<Future<T>> futures = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ended = new ExecutorCompletionService<T>(threads);
            try {
                for (Callable<T> each : calls) {
                    futures.add(ended.submit(() -> {
                        open.acquire();
                        try {
                            return each.call();
                        } finally {
                            open.release();
                        }
                    }));
                }
                for (int i = 0; i < calls.size(); i++) {
                    ended.take().get();
                }
            } finally {
                threads.shutdownNow();
            }
        }
        return futures.stream().map(Future::resultNow).toList();
    }
}
