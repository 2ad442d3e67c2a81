package chapter14.page;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/// What is known about a user, of two sources.
record Page(String user, List<String> orders) {

    static Page load(Callable<String> user, Callable<List<String>> orders)
            throws InterruptedException, ExecutionException {
        var name = new AtomicReference<String>();
        var list = new AtomicReference<List<String>>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ended = new ExecutorCompletionService<Void>(threads);
            try {
                ended.submit(() -> {
                    name.set(user.call());
                    return null;
                });
                ended.submit(() -> {
                    list.set(orders.call());
                    return null;
                });
                ended.take().get(); // throws if the one that ends first has failed
                ended.take().get();
                return new Page(name.get(), list.get());
            } finally {
                threads.shutdownNow(); // interrupts what still runs; close() waits for its end
            }
        }
    }
}
