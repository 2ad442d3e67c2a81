package chapter12.maxseen;

import java.util.concurrent.atomic.AtomicLong;

/// Remembers the largest number that any thread has offered.
final class MaxSeen {

    private final AtomicLong max = new AtomicLong(Long.MIN_VALUE);

    void offer(long n) {
        long seen = max.get();
        while (seen < n && !max.compareAndSet(seen, n)) {
            seen = max.get(); // another thread was faster: is n still the largest?
        }
    }

    long max() {
        return max.get();
    }
}
