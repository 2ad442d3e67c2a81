// Fails: throw IOException: expected: <java.io.IOException: from the task> but was: <null>
package chapter02.inthread;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

final class InThread {

    private InThread() {}

    static <T> T inNewThread(Callable<T> task) throws Exception {
        var value = new AtomicReference<T>();
        Thread thread = new Thread(() -> {
            try {
                value.set(task.call());
            } catch (Throwable e) {
                e.printStackTrace();
            }
        });
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            thread.interrupt();
            throw e;
        }
        return value.get();
    }
}
