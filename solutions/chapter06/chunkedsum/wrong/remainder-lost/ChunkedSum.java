// Fails: sum(f, 10, 3): f(i), i =: expected: <[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]> but was: <[0, 1, 2, 3, 4, 5, 6, 7, 8]>
package chapter06.chunkedsum;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
        var chunks = new ExecutorCompletionService<Long>(pool);
        for (int k = 0; k < workers; k++) {
            long from = border(n, workers, k);
            long to = border(n, workers, k + 1);
            chunks.submit(() -> chunk(f, from, to));
        }
        long sum = 0;
        for (int k = 0; k < workers; k++) {
            sum += chunks.take().get();
        }
        return sum;
    }

    private static long border(long n, int workers, int k) {
        return n / workers * k;
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
