// Fails: Thread main waits for the end of thread Thread-0
package chapter05.startgate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;

final class StartGate {

    private StartGate() {}

    static <T> List<T> together(List<? extends Callable<T>> tasks, ThreadFactory threads)
            throws InterruptedException, ExecutionException {
        CountDownLatch ready = new CountDownLatch(tasks.size());
        List<FutureTask<T>> futures = new ArrayList<>();
        for (Callable<T> task : tasks) {
            FutureTask<T> future = new FutureTask<>(() -> {
                ready.countDown();
                ready.await();
                return task.call();
            });
            futures.add(future);
            Thread thread = threads.newThread(future);
            thread.start();
            thread.join();
        }
        List<T> results = new ArrayList<>();
        for (FutureTask<T> future : futures) {
            results.add(future.get());
        }
        return results;
    }
}
