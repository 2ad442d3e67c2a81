// Fails: IllegalStateException, of 2 release(): expected: <1> but was: <0>
package chapter04.boundedsemaphore;

import java.util.concurrent.Semaphore;

final class BoundedSemaphore {

    private final int n;
    private final Semaphore permits;

    BoundedSemaphore(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("n = " + n);
        }
        this.n = n;
        this.permits = new Semaphore(n);
    }

    void acquire() throws InterruptedException {
        permits.acquire();
    }

    boolean tryAcquire() {
        return permits.tryAcquire();
    }

    void release() {
        if (permits.availablePermits() >= n) {
            throw new IllegalStateException("released too often");
        }
        permits.release();
    }

    int available() {
        return permits.availablePermits();
    }
}
