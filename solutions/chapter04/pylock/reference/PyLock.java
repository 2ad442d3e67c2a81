package chapter04.pylock;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A lock that nobody owns, with Python's rules.
final class PyLock {

    private final ReentrantLock mutex = new ReentrantLock();
    private final Condition free = mutex.newCondition();
    private boolean locked; // guarded by mutex

    void acquire() throws InterruptedException {
        mutex.lock();
        try {
            while (locked) {
                free.await();
            }
            locked = true;
        } finally {
            mutex.unlock();
        }
    }

    boolean tryAcquire(Duration d) throws InterruptedException {
        long nanos = d.toNanos();
        mutex.lock();
        try {
            while (locked) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = free.awaitNanos(nanos);
            }
            locked = true;
            return true;
        } finally {
            mutex.unlock();
        }
    }

    void release() {
        mutex.lock();
        try {
            if (!locked) {
                throw new IllegalStateException("release of a lock that is free");
            }
            locked = false;
            free.signal();
        } finally {
            mutex.unlock();
        }
    }

    boolean locked() {
        mutex.lock();
        try {
            return locked;
        } finally {
            mutex.unlock();
        }
    }
}
