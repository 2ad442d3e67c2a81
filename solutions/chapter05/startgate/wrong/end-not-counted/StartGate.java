// Fails: Thread main waits in CountDownLatch#1, and nobody is left who will let it go on
package chapter05.startgate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;

final class StartGate {

    private StartGate() {}

    static <T> List<T> together(List<? extends Callable<T>> tasks, ThreadFactory threads)
            throws InterruptedException, ExecutionException {
        int n = tasks.size();
        CountDownLatch ready = new CountDownLatch(n);
        CountDownLatch done = new CountDownLatch(n);
        List<T> results = new ArrayList<>();
        List<Thread> started = new ArrayList<>();
        Exception[] failures = new Exception[n];
        for (int i = 0; i < n; i++) {
            int index = i;
            results.add(null);
            Thread thread = threads.newThread(() -> {
                try {
                    ready.countDown();
                    ready.await();
                    T result = tasks.get(index).call();
                    synchronized (results) {
                        results.set(index, result);
                    }
                    done.countDown();
                } catch (Exception e) {
                    failures[index] = e;
                }
            });
            started.add(thread);
            thread.start();
        }
        done.await();
        for (Thread thread : started) {
            thread.join();
        }
        for (Exception failure : failures) {
            if (failure != null) {
                throw new ExecutionException(failure);
            }
        }
        return results;
    }
}
