// Fails: Thread A ends with IllegalMonitorStateException
package chapter04.pylock;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

final class PyLock {

    private final ReentrantLock lock = new ReentrantLock();

    void acquire() throws InterruptedException {
        lock.lockInterruptibly();
    }

    boolean tryAcquire(Duration d) throws InterruptedException {
        return lock.tryLock(d.toNanos(), TimeUnit.NANOSECONDS);
    }

    void release() {
        if (!lock.isLocked()) {
            throw new IllegalStateException("not locked");
        }
        lock.unlock();
    }

    boolean locked() {
        return lock.isLocked();
    }
}
