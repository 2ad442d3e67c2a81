// Fails: one task is good while another waits for ever, in every order: The scenario is over, but a thread is left
package chapter08.firstgood;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

final class FirstGood {

    private FirstGood() {}

    static <T> T firstGood(List<? extends Callable<T>> tasks, ExecutorService executor)
            throws InterruptedException, ExecutionException {
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("no tasks");
        }
        var ended = new ExecutorCompletionService<T>(executor);
        List<Future<T>> futures = new ArrayList<>();
        try {
            for (Callable<T> each : tasks) {
                futures.add(ended.submit(each));
            }
            ExecutionException failure = null;
            for (int i = 0; i < futures.size(); i++) {
                try {
                    return ended.take().get();
                } catch (ExecutionException e) {
                    if (failure == null) {
                        failure = e;
                    } else {
                        failure.addSuppressed(e.getCause());
                    }
                }
            }
            throw failure;
        } finally {
            futures.forEach(each -> each.cancel(false));
        }
    }
}
