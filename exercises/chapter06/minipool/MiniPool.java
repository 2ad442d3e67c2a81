package chapter06.minipool;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/// Some threads that do what is in a queue.
final class MiniPool implements AutoCloseable {

    MiniPool(int n) {
        // TODO: start n threads
    }

    <T> Future<T> submit(Callable<T> task) {
        return new FutureTask<>(task); // TODO: let one of the threads run it
    }

    @Override
    public void close() {
        // TODO: let the threads do what is left, and wait for their end
    }
}
