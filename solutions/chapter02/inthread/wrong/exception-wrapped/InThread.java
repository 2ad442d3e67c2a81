// Fails: but was: <java.util.concurrent.ExecutionException: java.io.IOException: from the task>
package chapter02.inthread;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

final class InThread {

    private InThread() {}

    static <T> T inNewThread(Callable<T> task) throws Exception {
        var future = new FutureTask<>(task);
        Thread thread = new Thread(future);
        thread.start();
        try {
            return future.get();
        } catch (InterruptedException e) {
            thread.interrupt();
            throw e;
        }
    }
}
