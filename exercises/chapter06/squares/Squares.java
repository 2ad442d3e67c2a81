package chapter06.squares;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;

/// Squares that a pool computes.
final class Squares {

    private Squares() {}

    static List<Integer> squares(int n, int workers, ThreadFactory threads)
            throws InterruptedException, ExecutionException {
        return List.of(); // TODO: a task for each square, in a pool of so many workers
    }
}
