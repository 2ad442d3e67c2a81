// Fails: but was: <[1, 0]>
package chapter06.squares;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

final class Squares {

    private Squares() {}

    static List<Integer> squares(int n, int workers, ThreadFactory threads)
            throws InterruptedException, ExecutionException {
        List<Integer> squares = new ArrayList<>();
        List<Future<?>> futures = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(workers, threads)) {
            for (int i = 0; i < n; i++) {
                int number = i;
                futures.add(pool.submit(() -> {
                    squares.add(Math.multiplyExact(number, number));
                }));
            }
            for (Future<?> each : futures) {
                each.get();
            }
        }
        return squares;
    }
}
