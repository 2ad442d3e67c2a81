package chapter06.squares;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

/// Squares that a pool computes.
final class Squares {

    private Squares() {}

    static List<Integer> squares(int n, int workers, ThreadFactory threads)
            throws InterruptedException, ExecutionException {
        try (ExecutorService pool = Executors.newFixedThreadPool(workers, threads)) {
            List<Future<Integer>> futures = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                int number = i;
                futures.add(pool.submit(() -> Math.multiplyExact(number, number)));
            }
            List<Integer> squares = new ArrayList<>();
            for (Future<Integer> each : futures) {
                squares.add(each.get());
            }
            return squares;
        }
    }
}
