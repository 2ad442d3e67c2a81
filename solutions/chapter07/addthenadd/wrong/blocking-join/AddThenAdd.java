// Fails: Deadlock
package chapter07.addthenadd;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

final class AddThenAdd {

    private AddThenAdd() {}

    static CompletableFuture<Integer> add100Then1000(int n, Executor work, Executor callbacks) {
        int sum = CompletableFuture.supplyAsync(() -> Math.addExact(n, 100), work).join();
        return CompletableFuture.supplyAsync(() -> Math.addExact(sum, 1000), callbacks);
    }
}
