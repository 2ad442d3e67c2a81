// Fails: task.call(): 1 of 2 threads running
package chapter05.startgate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

final class StartGate {

    private StartGate() {}

    static <T> List<T> together(List<? extends Callable<T>> tasks, ThreadFactory threads)
            throws InterruptedException, ExecutionException {
        try (var executor = Executors.newThreadPerTaskExecutor(threads)) {
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> task : tasks) {
                futures.add(executor.submit(task));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
