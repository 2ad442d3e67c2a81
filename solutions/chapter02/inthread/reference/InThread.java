package chapter02.inthread;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Runs a task in a new thread, and waits for what comes of it.
final class InThread {

    private InThread() {}

    static <T> T inNewThread(Callable<T> task) throws Exception {
        var result = new FutureTask<>(task);
        Thread thread = Thread.ofPlatform().start(result);
        try {
            return result.get();
        } catch (InterruptedException e) {
            thread.interrupt();
            throw e;
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Error error -> throw error;
                case Throwable other -> throw (Exception) other;
            }
        }
    }
}
