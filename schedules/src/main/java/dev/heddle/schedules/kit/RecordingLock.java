package dev.heddle.schedules.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// A lock that remembers what was done with it, and can be made to fail.
public final class RecordingLock implements Lock {

    private final ReentrantLock lock = new ReentrantLock();
    private final List<String> events = new ArrayList<>(); // guarded by itself
    private volatile boolean refusing;

    /// From now on `lock()` throws an `IllegalStateException` and does not lock.
    public void refuse() {
        refusing = true;
    }

    /// Adds a word of the check's own to what is remembered.
    ///
    /// @param event the word
    public void note(String event) {
        synchronized (events) {
            events.add(event);
        }
    }

    /// What was done, in its order.
    ///
    /// @return such as `lock`, `body`, `unlock`
    public List<String> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    /// Whether any thread holds it.
    ///
    /// @return true if one does
    public boolean isLocked() {
        return lock.isLocked();
    }

    @Override
    public void lock() {
        note("lock");
        if (refusing) {
            throw new IllegalStateException("this lock refuses");
        }
        lock.lock();
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
        note("lockInterruptibly");
        lock.lockInterruptibly();
    }

    @Override
    public boolean tryLock() {
        note("tryLock");
        return lock.tryLock();
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        note("tryLock");
        return lock.tryLock(time, unit);
    }

    @Override
    public void unlock() {
        note("unlock");
        lock.unlock();
    }

    @Override
    public Condition newCondition() {
        return lock.newCondition();
    }
}
