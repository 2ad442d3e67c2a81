// Fails: Deadlock
package chapter07.retry;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

final class Retry {

    private Retry() {}

    static <T> CompletableFuture<T> retry(Supplier<CompletableFuture<T>> tries, int max) {
        Throwable last = null;
        for (int n = 0; n < max; n++) {
            try {
                return CompletableFuture.completedFuture(tries.get().join());
            } catch (CompletionException e) {
                last = e.getCause();
            } catch (RuntimeException e) {
                last = e;
            }
        }
        return CompletableFuture.failedFuture(last);
    }
}
