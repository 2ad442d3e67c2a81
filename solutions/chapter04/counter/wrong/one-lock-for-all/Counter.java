// Fails: share the static variable LOCK
package chapter04.counter;

final class Counter {

    private static final Object LOCK = new Object();
    private long sum;

    void inc() {
        add(1);
    }

    void add(long n) {
        synchronized (LOCK) {
            sum += n;
        }
    }

    long get() {
        synchronized (LOCK) {
            return sum;
        }
    }
}
