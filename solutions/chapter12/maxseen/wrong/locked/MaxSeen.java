// Fails: expected: <[]> but was: <[synchronized max(), synchronized offer()]>
package chapter12.maxseen;

/// Remembers the largest number that any thread has offered.
final class MaxSeen {

    private long max = Long.MIN_VALUE;

    synchronized void offer(long n) {
        max = Math.max(max, n);
    }

    synchronized long max() {
        return max;
    }
}
