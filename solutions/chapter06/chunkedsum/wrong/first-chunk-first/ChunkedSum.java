// Fails: f(9) throws: interrupt() → f(0): expected: <true>
package chapter06.chunkedsum;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongUnaryOperator;

final class ChunkedSum {

    private ChunkedSum() {}

    static long sum(LongUnaryOperator f, long n, int workers) throws InterruptedException {
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            try {
                return sum(f, n, workers, pool);
            } catch (ExecutionException e) {
                pool.shutdownNow();
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) e.getCause();
            } catch (InterruptedException e) {
                pool.shutdownNow();
                throw e;
            }
        }
    }

    private static long sum(LongUnaryOperator f, long n, int workers, ExecutorService pool)
            throws InterruptedException, ExecutionException {
        List<Future<Long>> chunks = new ArrayList<>();
        for (int k = 0; k < workers; k++) {
            long from = border(n, workers, k);
            long to = border(n, workers, k + 1);
            chunks.add(pool.submit(() -> chunk(f, from, to)));
        }
        long sum = 0;
        for (Future<Long> each : chunks) {
            sum += each.get();
        }
        return sum;
    }

    private static long border(long n, int workers, int k) {
        return n / workers * k + Math.min(k, n % workers);
    }

    private static long chunk(LongUnaryOperator f, long from, long to) throws InterruptedException {
        long sum = 0;
        for (long i = from; i < to; i++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            sum += f.applyAsLong(i);
        }
        return sum;
    }
}
