// Fails: max() was 5, then 3
package chapter12.maxseen;

import java.util.concurrent.atomic.AtomicLong;

/// Remembers the largest number that any thread has offered.
final class MaxSeen {

    private final AtomicLong max = new AtomicLong(Long.MIN_VALUE);

    void offer(long n) {
        long larger = n;
        long old = max.getAndSet(larger);
        while (old > larger) { // it was larger: put it back
            larger = old;
            old = max.getAndSet(larger);
        }
    }

    long max() {
        return max.get();
    }
}
