// Fails: max() after own offer(9): expected: <9> but was: <4>
package chapter12.maxseen;

import java.util.concurrent.atomic.AtomicLong;

/// Remembers the largest number that any thread has offered.
final class MaxSeen {

    private final AtomicLong max = new AtomicLong(Long.MIN_VALUE);

    void offer(long n) {
        long seen = max.get();
        if (n > seen) {
            max.compareAndSet(seen, n);
        }
    }

    long max() {
        return max.get();
    }
}
