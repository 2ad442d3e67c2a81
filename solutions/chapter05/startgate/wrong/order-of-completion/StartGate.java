// Fails: together([a, b]): expected: <[a, b]> but was: <[b, a]>
package chapter05.startgate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

final class StartGate {

    private StartGate() {}

    static <T> List<T> together(List<? extends Callable<T>> tasks, ThreadFactory threads)
            throws InterruptedException, ExecutionException {
        CountDownLatch ready = new CountDownLatch(tasks.size());
        List<T> results = new ArrayList<>();
        try (var executor = Executors.newThreadPerTaskExecutor(threads)) {
            var done = new ExecutorCompletionService<T>(executor);
            for (Callable<T> task : tasks) {
                done.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return task.call();
                });
            }
            for (int i = 0; i < tasks.size(); i++) {
                results.add(done.take().get());
            }
        }
        return results;
    }
}
