// Fails: release() of a free lock, acquire(): tryAcquire(0): expected: <false> but was: <true>
package chapter04.pylock;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

final class PyLock {

    private final Semaphore permit = new Semaphore(1);

    void acquire() throws InterruptedException {
        permit.acquire();
    }

    boolean tryAcquire(Duration d) throws InterruptedException {
        return permit.tryAcquire(d.toNanos(), TimeUnit.NANOSECONDS);
    }

    void release() {
        permit.release();
    }

    boolean locked() {
        return permit.availablePermits() == 0;
    }
}
