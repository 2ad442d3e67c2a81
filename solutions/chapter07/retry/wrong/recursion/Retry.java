// Fails: retry(…, 10000), after try
package chapter07.retry;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

final class Retry {

    private Retry() {}

    static <T> CompletableFuture<T> retry(Supplier<CompletableFuture<T>> tries, int max) {
        CompletableFuture<T> result = new CompletableFuture<>();
        go(tries, max, result);
        return result;
    }

    private static <T> void go(Supplier<CompletableFuture<T>> tries, int max, CompletableFuture<T> result) {
        if (result.isDone()) {
            return;
        }
        begin(tries).whenComplete((value, failure) -> {
            if (failure == null) {
                result.complete(value);
            } else if (max == 1) {
                result.completeExceptionally(failure);
            } else {
                go(tries, max - 1, result);
            }
        });
    }

    private static <T> CompletableFuture<T> begin(Supplier<CompletableFuture<T>> tries) {
        try {
            return tries.get();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
