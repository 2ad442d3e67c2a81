// Fails: throw StackOverflowError: expected: <java.lang.StackOverflowError: from the task> but was: <null>
package chapter02.inthread;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

final class InThread {

    private InThread() {}

    static <T> T inNewThread(Callable<T> task) throws Exception {
        var value = new AtomicReference<T>();
        var exception = new AtomicReference<Exception>();
        Thread thread = new Thread(() -> {
            try {
                value.set(task.call());
            } catch (Exception e) {
                exception.set(e);
            }
        });
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            thread.interrupt();
            throw e;
        }
        if (exception.get() != null) {
            throw exception.get();
        }
        return value.get();
    }
}
