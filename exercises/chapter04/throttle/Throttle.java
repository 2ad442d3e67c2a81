package chapter04.throttle;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/// Runs tasks at the same time, but not too many.
final class Throttle {

    private Throttle() {}

    static <T> List<T> runThrottled(List<? extends Callable<T>> tasks, int max)
            throws InterruptedException, ExecutionException {
        return List.of(); // TODO: run the tasks, at most max at once
    }
}
