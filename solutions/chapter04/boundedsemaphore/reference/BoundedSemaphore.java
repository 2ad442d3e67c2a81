package chapter04.boundedsemaphore;

/// Permits that can be taken and given back, and are never more than at the beginning.
final class BoundedSemaphore {

    private final Object lock = new Object();
    private final int n;
    private int available; // guarded by lock, from 0 to n

    BoundedSemaphore(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("at least one permit is needed, not " + n);
        }
        this.n = n;
        this.available = n;
    }

    void acquire() throws InterruptedException {
        synchronized (lock) {
            while (available == 0) {
                lock.wait();
            }
            available--;
        }
    }

    boolean tryAcquire() {
        synchronized (lock) {
            if (available == 0) {
                return false;
            }
            available--;
            return true;
        }
    }

    void release() {
        synchronized (lock) {
            if (available == n) {
                throw new IllegalStateException("all " + n + " permits are there");
            }
            available++;
            lock.notify(); // one permit, one thread: all that wait want the same
        }
    }

    int available() {
        synchronized (lock) {
            return available;
        }
    }
}
