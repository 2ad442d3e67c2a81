package chapter05.event;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A flag that threads can wait for.
final class Event {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wasSet = lock.newCondition();

    // guarded by lock
    private boolean set;
    private long sets; // tells those who wait whether there was one since they came

    void set() {
        lock.lock();
        try {
            set = true;
            sets++;
            wasSet.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            set = false;
        } finally {
            lock.unlock();
        }
    }

    boolean isSet() {
        lock.lock();
        try {
            return set;
        } finally {
            lock.unlock();
        }
    }

    void await() throws InterruptedException {
        lock.lock();
        try {
            long mine = sets;
            while (!set && sets == mine) {
                wasSet.await();
            }
        } finally {
            lock.unlock();
        }
    }

    boolean await(Duration d) throws InterruptedException {
        long nanos = d.toNanos();
        lock.lock();
        try {
            long mine = sets;
            while (!set && sets == mine) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = wasSet.awaitNanos(nanos);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
