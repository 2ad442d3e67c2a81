// Fails: work not done yet: callbacks.execute(): expected: <0> but was: <1>
package chapter07.addthenadd;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

final class AddThenAdd {

    private AddThenAdd() {}

    static CompletableFuture<Integer> add100Then1000(int n, Executor work, Executor callbacks) {
        CompletableFuture<Integer> sum = CompletableFuture.supplyAsync(() -> Math.addExact(n, 100), work);
        return CompletableFuture.supplyAsync(() -> Math.addExact(sum.join(), 1000), callbacks);
    }
}
