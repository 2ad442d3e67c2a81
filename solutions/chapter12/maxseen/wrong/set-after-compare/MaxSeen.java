// Fails: max() after offer(7) and offer(9): expected: <9> but was: <7>
package chapter12.maxseen;

import java.util.concurrent.atomic.AtomicLong;

/// Remembers the largest number that any thread has offered.
final class MaxSeen {

    private final AtomicLong max = new AtomicLong(Long.MIN_VALUE);

    void offer(long n) {
        if (n > max.get()) {
            max.set(n);
        }
    }

    long max() {
        return max.get();
    }
}
