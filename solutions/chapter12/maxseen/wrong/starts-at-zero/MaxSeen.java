// Fails: max() before any offer(n): expected: <-9223372036854775808> but was: <0>
package chapter12.maxseen;

import java.util.concurrent.atomic.AtomicLong;

/// Remembers the largest number that any thread has offered.
final class MaxSeen {

    private final AtomicLong max = new AtomicLong();

    void offer(long n) {
        max.updateAndGet(old -> Math.max(old, n));
    }

    long max() {
        return max.get();
    }
}
