package chapter02.inthread;

import java.util.concurrent.Callable;

/// Runs a task in a new thread, and waits for what comes of it.
final class InThread {

    private InThread() {}

    static <T> T inNewThread(Callable<T> task) throws Exception {
        return null; // TODO: run it elsewhere, and bring back what comes of it
    }
}
