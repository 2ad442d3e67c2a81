package chapter12.maxseen;

/// Remembers the largest number that any thread has offered.
final class MaxSeen {

    // TODO: what can be read, compared and written in one step?

    void offer(long n) {
        // TODO: remember n if it is larger than all before, without a lock
    }

    long max() {
        return 0; // TODO: tell the largest so far
    }
}
