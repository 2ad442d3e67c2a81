// Fails: waits to be notified on BoundedSemaphore#1, and nobody is left who will do it
package chapter04.boundedsemaphore;

final class BoundedSemaphore {

    private final int n;
    private int available;

    BoundedSemaphore(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("n must be at least 1");
        }
        this.n = n;
        this.available = n;
    }

    synchronized void acquire() throws InterruptedException {
        while (available == 0) {
            wait();
        }
        available--;
    }

    synchronized boolean tryAcquire() {
        if (available == 0) {
            return false;
        }
        available--;
        return true;
    }

    synchronized void release() {
        if (available == n) {
            throw new IllegalStateException("too many releases");
        }
        available++;
        if (available == 1) {
            notify(); // somebody may have been waiting
        }
    }

    synchronized int available() {
        return available;
    }
}
