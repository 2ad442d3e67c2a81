// Fails: caller.interrupt(): expected: <InterruptedException> but was: <returned>
package chapter02.inthread;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
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
            return null;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (Exception) e.getCause();
        }
    }
}
