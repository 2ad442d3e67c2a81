// Fails: getCause(): expected: <try 3> but was: <try 1>
package chapter07.retry;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

final class Retry {

    private Retry() {}

    static <T> CompletableFuture<T> retry(Supplier<CompletableFuture<T>> tries, int max) {
        CompletableFuture<T> result = new CompletableFuture<>();
        go(tries, max, result, null);
        return result;
    }

    private static <T> void go(Supplier<CompletableFuture<T>> tries, int max, CompletableFuture<T> result,
            Throwable before) {
        AtomicReference<Throwable> first = new AtomicReference<>(before);
        for (int n = max; n > 0 && !result.isDone(); n--) {
            int left = n - 1;
            AtomicBoolean met = new AtomicBoolean();
            begin(tries).whenComplete((value, failure) -> {
                first.compareAndSet(null, failure);
                if (failure == null) {
                    result.complete(value);
                } else if (left == 0) {
                    result.completeExceptionally(first.get());
                } else if (met.getAndSet(true)) {
                    go(tries, left, result, first.get());
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
