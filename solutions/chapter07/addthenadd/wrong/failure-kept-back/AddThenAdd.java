// Fails: n = MAX_VALUE - 99: isDone(): expected: <true> but was: <false>
package chapter07.addthenadd;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

final class AddThenAdd {

    private AddThenAdd() {}

    static CompletableFuture<Integer> add100Then1000(int n, Executor work, Executor callbacks) {
        CompletableFuture<Integer> result = new CompletableFuture<>();
        CompletableFuture.supplyAsync(() -> Math.addExact(n, 100), work)
                .thenApplyAsync(sum -> Math.addExact(sum, 1000), callbacks)
                .thenAccept(result::complete);
        return result;
    }
}
