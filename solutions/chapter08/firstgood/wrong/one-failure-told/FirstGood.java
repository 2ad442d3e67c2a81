// Fails: 2, 0, 1 fail: getCause()
package chapter08.firstgood;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;

final class FirstGood {

    private FirstGood() {}

    static <T> T firstGood(List<? extends Callable<T>> tasks, ExecutorService executor)
            throws InterruptedException, ExecutionException {
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("no tasks");
        }
        return executor.invokeAny(tasks);
    }
}
