// Fails: add100Then1000(7, …): work.execute(): expected: <1> but was: <0>
package chapter07.addthenadd;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

final class AddThenAdd {

    private AddThenAdd() {}

    static CompletableFuture<Integer> add100Then1000(int n, Executor work, Executor callbacks) {
        return CompletableFuture.supplyAsync(() -> Math.addExact(n, 100))
                .thenApplyAsync(sum -> Math.addExact(sum, 1000), callbacks);
    }
}
