package chapter08.firstgood;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;

/// The first of several tasks that succeeds.
final class FirstGood {

    private FirstGood() {}

    static <T> T firstGood(List<? extends Callable<T>> tasks, ExecutorService executor)
            throws InterruptedException, ExecutionException {
        return null; // TODO: the first result, and an end for all other tasks
    }
}
