package chapter11.fetchall;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/// Makes many calls at once, but not too many.
final class FetchAll {

    private FetchAll() {}

    static <T> List<T> fetchAll(List<? extends Callable<T>> calls, int maxOpen)
            throws InterruptedException, ExecutionException {
        return List.of(); // TODO: one virtual thread for each call, and at most maxOpen calls at once
    }
}
