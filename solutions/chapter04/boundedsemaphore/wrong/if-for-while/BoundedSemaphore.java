// Fails: whoever waits must look again, in a loop
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
        if (available == 0) {
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
        notifyAll();
    }

    synchronized int available() {
        return available;
    }
}
