// Fails: Thread main waits to be notified on PyLock#1, and nobody is left
package chapter04.pylock;

import java.time.Duration;

final class PyLock {

    private boolean locked;

    synchronized void acquire() throws InterruptedException {
        while (locked) {
            wait();
        }
        locked = true;
    }

    synchronized boolean tryAcquire(Duration d) throws InterruptedException {
        if (locked) {
            wait(d.toMillis());
        }
        if (locked) {
            return false;
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
