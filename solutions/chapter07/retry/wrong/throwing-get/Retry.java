// Fails: tries.get() itself throws each time: Thread main ends with IllegalStateException
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
        for (int n = max; n > 0 && !result.isDone(); n--) {
            int left = n - 1;
            AtomicBoolean met = new AtomicBoolean();
            tries.get().whenComplete((value, failure) -> {
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
}
