package chapter07.retry;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Tries something again until it succeeds.
final class Retry {

    private Retry() {}

    static <T> CompletableFuture<T> retry(Supplier<CompletableFuture<T>> tries, int max) {
        return tries.get(); // TODO: what if it fails?
    }
}
