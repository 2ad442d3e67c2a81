package chapter04.counter;

/// Adds up what many threads give it.
final class Counter {

    private final Object lock = new Object();
    private long sum; // guarded by lock

    void inc() {
        add(1);
    }

    void add(long n) {
        synchronized (lock) {
            sum += n;
        }
    }

    long get() {
        synchronized (lock) {
            return sum;
        }
    }
}
