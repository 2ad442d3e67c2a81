// Fails: IllegalStateException, of 2 release(): expected: <1> but was: <0>
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
        if (permit.availablePermits() > 0) {
            throw new IllegalStateException("release of an unlocked lock");
        }
        permit.release();
    }

    boolean locked() {
        return permit.availablePermits() == 0;
    }
}
