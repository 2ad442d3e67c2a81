package chapter07.addthenadd;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Work, and what comes after it, each on its own threads.
final class AddThenAdd {

    private AddThenAdd() {}

    static CompletableFuture<Integer> add100Then1000(int n, Executor work, Executor callbacks) {
        return CompletableFuture.completedFuture(0); // TODO: add 100, then add 1000
    }
}
