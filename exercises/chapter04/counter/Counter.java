package chapter04.counter;

/// Adds up what many threads give it.
final class Counter {

    // TODO: what does a counter have to remember?

    void inc() {
        // TODO: add one
    }

    void add(long n) {
        // TODO: add n
    }

    long get() {
        return 0; // TODO: tell the sum
    }
}
