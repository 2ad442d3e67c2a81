// Fails: thread B still runs. It is at MaxSeen.java:14
package chapter12.maxseen;

import java.util.concurrent.atomic.AtomicLong;

/// Remembers the largest number that any thread has offered.
final class MaxSeen {

    private final AtomicLong max = new AtomicLong(Long.MIN_VALUE);

    void offer(long n) {
        long seen = max.get();
        while (n > seen) {
            if (max.compareAndSet(seen, n)) {
                return;
            }
        }
    }

    long max() {
        return max.get();
    }
}
