// Fails: Thread worker waits in CountDownLatch#1, and nobody is left who will let it go on
package chapter02.inthread;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

final class InThread {

    private InThread() {}

    static <T> T inNewThread(Callable<T> task) throws Exception {
        var future = new FutureTask<>(task);
        new Thread(future, "worker").start();
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (Exception) e.getCause();
        }
    }
}
