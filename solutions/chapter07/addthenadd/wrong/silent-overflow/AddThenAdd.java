// Fails: n = MAX_VALUE - 99: get(): Expected java.util.concurrent.ExecutionException
package chapter07.addthenadd;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

final class AddThenAdd {

    private AddThenAdd() {}

    static CompletableFuture<Integer> add100Then1000(int n, Executor work, Executor callbacks) {
        return CompletableFuture.supplyAsync(() -> n + 100, work).thenApplyAsync(sum -> sum + 1000, callbacks);
    }
}
