// Fails: InterruptedException: expected: <1> but was: <0>
package chapter14.page;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// What is known about a user, of two sources.
record Page(String user, List<String> orders) {

    static Page load(Callable<String> user, Callable<List<String>> orders)
            throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<String> one = start(user, threads);
            CompletableFuture<List<String>> other = start(orders, threads);
            var failed = new CompletableFuture<Void>();
            one.whenComplete((_, e) -> failOn(e, failed));
            other.whenComplete((_, e) -> failOn(e, failed));
            try {
                CompletableFuture.anyOf(failed, CompletableFuture.allOf(one, other)).get();
                return new Page(one.get(), other.get());
            } finally {
                one.cancel(true);
                other.cancel(true);
            }
        }
    }

    private static <T> CompletableFuture<T> start(Callable<T> call, ExecutorService threads) {
        var result = new CompletableFuture<T>();
        threads.execute(() -> {
            try {
                result.complete(call.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private static void failOn(Throwable e, CompletableFuture<Void> failed) {
        if (e != null) {
            failed.completeExceptionally(e);
        }
    }
}
