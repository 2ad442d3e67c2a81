// Fails: both saw
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
        var chunks = new ExecutorCompletionService<Void>(pool);
        var total = new long[1];
        for (int k = 0; k < workers; k++) {
            long from = border(n, workers, k);
            long to = border(n, workers, k + 1);
            chunks.submit(() -> chunk(f, from, to, total), null);
        }
        for (int k = 0; k < workers; k++) {
            chunks.take().get();
        }
        return total[0];
    }

    private static long border(long n, int workers, int k) {
        return n / workers * k + Math.min(k, n % workers);
    }

    private static void chunk(LongUnaryOperator f, long from, long to, long[] total) {
        for (long i = from; i < to && !Thread.currentThread().isInterrupted(); i++) {
            total[0] += f.applyAsLong(i);
        }
    }
}
