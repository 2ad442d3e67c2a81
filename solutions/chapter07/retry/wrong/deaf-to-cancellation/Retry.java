// Fails: cancel(true), try 2 fails: 4 tries
package chapter07.retry;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

final class Retry {

    private Retry() {}

    static <T> CompletableFuture<T> retry(Supplier<CompletableFuture<T>> tries, int max) {
        CompletableFuture<T> result = new CompletableFuture<>();
        go(tries, max, result);
        return result;
    }

    private static <T> void go(Supplier<CompletableFuture<T>> tries, int max, CompletableFuture<T> result) {
        for (int n = max; n > 0; n--) {
            int left = n - 1;
            AtomicBoolean met = new AtomicBoolean();
            begin(tries).whenComplete((value, failure) -> {
                if (failure == null) {
                    result.complete(value);
                } else if (left == 0) {
                    result.completeExceptionally(failure);
                } else if (met.getAndSet(true)) {
                    go(tries, left, result);
                }
            });
            if (!met.getAndSet(true)) {
                return;
            }
        }
    }

    private static <T> CompletableFuture<T> begin(Supplier<CompletableFuture<T>> tries) {
        try {
            return tries.get();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
