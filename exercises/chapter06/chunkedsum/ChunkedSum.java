package chapter06.chunkedsum;

import java.util.function.LongUnaryOperator;

/// A sum that several threads compute, each a part of it.
final class ChunkedSum {

    private ChunkedSum() {}

    static long sum(LongUnaryOperator f, long n, int workers) throws InterruptedException {
        return 0; // TODO: a chunk for each worker, and the sum of their sums
    }
}
