// Fails: whoever waits must look again, in a loop
package chapter04.pylock;

import java.time.Duration;

final class PyLock {

    private boolean locked;

    synchronized void acquire() throws InterruptedException {
        if (locked) {
            wait();
        }
        locked = true;
    }

    synchronized boolean tryAcquire(Duration d) throws InterruptedException {
        long end = System.nanoTime() + d.toNanos();
        while (locked) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        locked = true;
        return true;
    }

    synchronized void release() {
        if (!locked) {
            throw new IllegalStateException("release unlocked lock");
        }
        locked = false;
        notify();
    }

    synchronized boolean locked() {
        return locked;
    }
}
