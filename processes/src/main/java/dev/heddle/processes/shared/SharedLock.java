package dev.heddle.processes.shared;

import dev.heddle.processes.internal.memory.Deadline;
import dev.heddle.processes.internal.memory.LockWord;
import dev.heddle.processes.internal.memory.Peer;
import dev.heddle.processes.internal.memory.Region;
import dev.heddle.processes.internal.memory.WaitWord;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;

/// A reentrant lock between the threads of several processes.
///
/// If a process ends while it holds the lock, the next one gets it within some tenths of a second, and
/// [#ownerDied] tells everybody that what the lock guards may be half changed, until somebody has repaired it and says so
/// by [#repaired]. (A `lock()` that threw would either keep the lock that nobody then unlocks, or give up its turn.)
///
/// Whoever comes when the lock is free takes it; a process that has got nothing for 50 ms goes first. Waits by
/// [#lockInterruptibly] and [#tryLock(long, TimeUnit)] end within 20 ms after an interrupt, often at once.
public final class SharedLock extends SharedObject implements Lock {

    /// How many conditions a lock can have.
    public static final int CONDITIONS = 16;

    private static final long serialVersionUID = 1;
    private static final long MADE_AT = LockWord.BYTES;
    private static final long FIRST_CONDITION = 128;

    private final transient LockWord word;
    private final transient WaitWord made;

    // written and read by the thread that holds the lock
    private final transient Deque<WaitWord> toWake = new ArrayDeque<>();

    SharedLock(Region region) {
        super(Kind.LOCK, region);
        this.word = new LockWord(region, 0);
        this.made = new WaitWord(region, MADE_AT);
    }

    /// Makes a lock that nobody holds.
    public static SharedLock create() {
        return new SharedLock(Region.make(FIRST_CONDITION + CONDITIONS * SharedCondition.BYTES));
    }

    @Override
    public void lock() {
        word.lockUninterruptibly();
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
        word.lock(Deadline.NEVER);
    }

    @Override
    public boolean tryLock() {
        return word.tryLock();
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        return word.lock(Deadline.in(time, unit));
    }

    /// Gives the lock back.
    ///
    /// @throws IllegalMonitorStateException if another thread holds it, or nobody
    @Override
    public void unlock() {
        if (toWake.isEmpty() || !word.isHeldByThisThread() || word.holds() > 0) {
            word.unlock();
        } else {
            unlockFully();
        }
    }

    /// Makes a condition of this lock. Make it before the lock travels, and let the condition travel, too: each call makes
    /// another one.
    ///
    /// @throws IllegalStateException if the lock has 16 already
    @Override
    public SharedCondition newCondition() {
        int number = made.getAndAdd(1);
        if (number >= CONDITIONS) {
            made.getAndAdd(-1);
            throw new IllegalStateException("a shared lock has at most " + CONDITIONS + " conditions");
        }
        return condition(number);
    }

    public boolean isLocked() {
        return word.holder() != 0;
    }

    public boolean isHeldByCurrentThread() {
        return word.isHeldByThisThread();
    }

    /// Whether a process has ended while it held the lock, and nobody has called [#repaired] since.
    public boolean ownerDied() {
        return word.ownerDied();
    }

    /// Says that what the lock guards is in order again.
    ///
    /// @throws IllegalMonitorStateException if this thread does not hold the lock
    public void repaired() {
        word.requireHeld();
        word.setOwnerDied(false);
    }

    @Override
    public String toString() {
        int holder = word.holder();
        String state = holder == 0 ? "free" : "held by process " + Peer.pid(holder);
        return "shared lock (" + state + (ownerDied() ? ", an owner has died" : "") + ")";
    }

    SharedCondition condition(int number) {
        return new SharedCondition(this, number, FIRST_CONDITION + number * SharedCondition.BYTES);
    }

    LockWord word() {
        return word;
    }

    /// Whoever is woken wants the lock: so it is woken when the lock is free.
    void wakeAfterUnlock(WaitWord waiter) {
        toWake.add(waiter);
    }

    /// Gives it back however often it was taken.
    ///
    /// @return what [LockWord#restoreHolds] needs
    int unlockFully() {
        word.requireHeld();
        WaitWord[] waiters = toWake.toArray(WaitWord[]::new);
        toWake.clear();
        int holds = word.unlockFully();
        for (WaitWord waiter : waiters) {
            waiter.wake(1);
        }
        return holds;
    }
}
