package chapter05.startgate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

/// Lets tasks start together.
final class StartGate {

    private StartGate() {}

    static <T> List<T> together(List<? extends Callable<T>> tasks, ThreadFactory threads)
            throws InterruptedException, ExecutionException {
        var ready = new CountDownLatch(tasks.size());
        try (var executor = Executors.newThreadPerTaskExecutor(threads)) { // its end waits for all threads
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> task : tasks) {
                futures.add(executor.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return task.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : futures) {
                results.add(each.get());
            }
            return results;
        }
    }
}
