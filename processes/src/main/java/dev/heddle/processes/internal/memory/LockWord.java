package dev.heddle.processes.internal.memory;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;

/// A reentrant lock between processes, in 64 bytes of shared memory.
///
/// Its word is zero when free, else the tag of the process that holds it; the highest bit says that somebody waits. The
/// holder's thread stands beside it and is read only by threads of its own process. Who takes the lock after a wait
/// leaves the bit set, for there may be others.
///
/// - Who is free to take it takes it at once: handing it to a waiter costs a switch each time. A waiter that got nothing
///   for 50 ms enters its process as *starving*; the others then let that one go first, but for who only tries.
/// - A holder that was killed is noticed by a waiter within a few slices. The waiter takes the lock over and marks it.
/// - An unlocker that was killed before it woke somebody is no harm: waits are sliced.
public final class LockWord {

    public static final int BYTES = 64;

    private static final VarHandle BOTH = JAVA_LONG.varHandle();
    private static final int WAITED_FOR = 1 << 31;
    private static final long PATIENCE = 50_000_000;
    private static final int STARVING_AT = 4;
    private static final int THREAD_AT = 8;
    private static final int HOLDS_AT = 16;
    private static final int DIED_AT = 20;

    private final Region region;
    private final long base;
    private final WaitWord word;
    private final WaitWord starving;
    private final int self = Peer.self();
    private final boolean reentrant;

    /// A reentrant lock, which knows its thread.
    public LockWord(Region region, long base) {
        this(region, base, /* reentrant= */ true);
    }

    /// @param reentrant whether it knows its thread; if not, it costs less, and who unlocks it must hold it
    public LockWord(Region region, long base, boolean reentrant) {
        this.region = region;
        this.base = base;
        this.reentrant = reentrant;
        this.word = new WaitWord(region, base);
        this.starving = new WaitWord(region, base + STARVING_AT);
    }

    /// Takes it if it is free, also before those who wait.
    public boolean tryLock() {
        return tryLock(/* barges= */ true);
    }

    private boolean tryLock(boolean barges) {
        // Its word and the starving one in one look: a young JVM takes long for each.
        if ((long) BOTH.getVolatile(region.body(), base) == 0) {
            return word.compareAndSet(0, self) && owned();
        }
        int seen = word.get();
        if (seen == 0) {
            return barges && word.compareAndSet(0, self) && owned();
        }
        if (isMine(seen)) {
            setHolds(holds() + 1);
            return true;
        }
        return false;
    }

    public void lockUninterruptibly() {
        if (tryLock(/* barges= */ false)) {
            return;
        }
        boolean interrupted = false;
        boolean done = false;
        while (!done) {
            try {
                done = waitFor(Deadline.NEVER);
            } catch (InterruptedException _) {
                interrupted = true; // told again below
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits for the lock.
    ///
    /// @return false if the time was over
    public boolean lock(Deadline deadline) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return tryLock(/* barges= */ false) || waitFor(deadline);
    }

    /// Waits a millisecond for it, whether or not the thread is interrupted.
    public boolean lockSoon() {
        boolean interrupted = Thread.interrupted();
        try {
            return lock(Deadline.in(1, TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            interrupted = true; // told again below
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    public void unlock() {
        if (!reentrant) {
            release();
            return;
        }
        requireHeld();
        int holds = holds();
        if (holds > 0) {
            setHolds(holds - 1);
        } else {
            release();
        }
    }

    /// Unlocks it as often as it was locked, and gives the number for [#restoreHolds].
    public int unlockFully() {
        requireHeld();
        int holds = holds();
        setHolds(0);
        release();
        return holds;
    }

    public void restoreHolds(int holds) {
        setHolds(holds);
    }

    public boolean isHeldByThisThread() {
        return isMine(word.get());
    }

    /// The tag of the process that holds it, or zero.
    public int holder() {
        return word.get() & Peer.TAG;
    }

    public void requireHeld() {
        if (!isHeldByThisThread()) {
            throw new IllegalMonitorStateException("this thread does not hold the lock");
        }
    }

    /// How often the holder has locked it beyond the first time.
    public int holds() {
        return region.body().get(JAVA_INT, base + HOLDS_AT);
    }

    /// Whether a holder was killed. Stays until it is set otherwise.
    public boolean ownerDied() {
        return region.body().get(JAVA_INT, base + DIED_AT) != 0;
    }

    public void setOwnerDied(boolean died) {
        region.body().set(JAVA_INT, base + DIED_AT, died ? 1 : 0);
    }

    private boolean waitFor(Deadline deadline) throws InterruptedException {
        long since = System.nanoTime();
        boolean got = false;
        try {
            while (!got) {
                int seen = markWaitedFor();
                if (seen == self) {
                    got = taken();
                    return true;
                }
                long left = deadline.left();
                if (left <= 0) {
                    return false;
                }
                got = !word.await(seen, left) && word.get() == seen
                        && takeFromTheAbsent(seen, left >= WaitWord.SLICE);
                if (!got) {
                    hurry(since);
                }
            }
            return true;
        } finally {
            if (!got && region.isOpen()) {
                giveUp();
            }
        }
    }

    /// Takes the lock, or says in it that somebody waits.
    ///
    /// @return this process's tag if it was taken, else the word to wait on
    private int markWaitedFor() {
        while (true) {
            int seen = word.get();
            if (seen == 0) {
                if (!mayTake()) {
                    return 0;
                }
                if (word.compareAndSet(0, self | WAITED_FOR)) {
                    return self;
                }
            } else if (seen < 0) {
                return seen;
            } else if (word.compareAndSet(seen, seen | WAITED_FOR)) {
                return seen | WAITED_FOR;
            }
        }
    }

    /// The wait is over, and nothing has changed.
    ///
    /// @param slice whether it was a whole slice
    private boolean takeFromTheAbsent(int seen, boolean slice) {
        if (seen == 0) {
            int first = starving.get();
            if (slice || !Peer.isAlive(first)) {
                starving.compareAndSet(first, 0); // who was to go first has been stopped, or killed
            }
            return false;
        }
        if (Peer.isAlive(seen) || !word.compareAndSet(seen, self | WAITED_FOR)) {
            return false;
        }
        setHolds(0);
        setOwnerDied(true);
        return taken();
    }

    private boolean mayTake() {
        int first = starving.get();
        return first == 0 || first == self;
    }

    private void hurry(long since) {
        if (System.nanoTime() - since < PATIENCE) {
            return;
        }
        int first = starving.get();
        if (first == 0 || (first != self && !Peer.isAlive(first))) {
            boolean ignored = starving.compareAndSet(first, self);
        }
    }

    /// A wake that came for one who leaves is for another.
    private void giveUp() {
        starving.compareAndSet(self, 0);
        word.wake(1);
    }

    private boolean taken() {
        starving.compareAndSet(self, 0);
        return owned();
    }

    private boolean owned() {
        if (!reentrant) {
            return true;
        }
        region.body().set(JAVA_LONG, base + THREAD_AT, ownThread());
        return true;
    }

    /// With the process: what a process that was killed has left there must mean none of ours.
    private long ownThread() {
        return ((long) self << 32) ^ Thread.currentThread().threadId();
    }

    private void release() {
        if (reentrant) {
            region.body().set(JAVA_LONG, base + THREAD_AT, 0);
        }
        if (word.getAndSet(0) < 0) {
            word.wake(starving.get() == 0 ? 1 : Integer.MAX_VALUE);
        }
    }

    private boolean isMine(int seen) {
        MemorySegment body = region.body();
        return (seen & Peer.TAG) == self && body.get(JAVA_LONG, base + THREAD_AT) == ownThread();
    }

    private void setHolds(int holds) {
        region.body().set(JAVA_INT, base + HOLDS_AT, holds);
    }
}
