package dev.heddle.processes.shared;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.heddle.processes.internal.memory.Deadline;
import dev.heddle.processes.internal.memory.Region;
import dev.heddle.processes.internal.memory.WaitWord;
import java.util.concurrent.TimeUnit;

/// Permits that threads of several processes take and give back: the verbs of `java.util.concurrent.Semaphore`.
///
/// A permit has no owner: a process that ends takes with it what it has not given back. A wait ends within 20 ms after an
/// interrupt, often at once.
public final class SharedSemaphore extends SharedObject {

    private static final long serialVersionUID = 1;
    private static final long PERMITS_AT = 0;
    private static final long WAITING_AT = 64;
    private static final long LIMIT_AT = 128;
    private static final long BYTES = 192;

    /// What the word of waiters says: nobody, those who want one permit, somebody who wants more.
    private static final int ONE = 1;
    private static final int MANY = 2;

    private final transient WaitWord permits;
    private final transient WaitWord waiting;
    private final transient int limit;

    SharedSemaphore(Region region) {
        super(Kind.SEMAPHORE, region);
        this.permits = new WaitWord(region, PERMITS_AT);
        this.waiting = new WaitWord(region, WAITING_AT);
        this.limit = region.body().get(JAVA_INT, LIMIT_AT);
    }

    /// Makes a semaphore; `release` can add to its permits.
    public static SharedSemaphore of(int permits) {
        return make(permits, Integer.MAX_VALUE);
    }

    /// Makes a semaphore that never has more permits than at first: to release one too many is an error.
    public static SharedSemaphore bounded(int permits) {
        return make(permits, permits);
    }

    private static SharedSemaphore make(int permits, int limit) {
        if (permits < 0) {
            throw new IllegalArgumentException("a semaphore cannot start with " + permits + " permits");
        }
        Region region = Region.make(BYTES);
        region.body().set(JAVA_INT, PERMITS_AT, permits);
        region.body().set(JAVA_INT, LIMIT_AT, limit);
        return new SharedSemaphore(region);
    }

    public void acquire() throws InterruptedException {
        acquire(1);
    }

    public void acquire(int count) throws InterruptedException {
        tryAcquire(count, Deadline.NEVER);
    }

    public void acquireUninterruptibly() {
        acquireUninterruptibly(1);
    }

    public void acquireUninterruptibly(int count) {
        boolean interrupted = false;
        boolean done = false;
        while (!done) {
            try {
                acquire(count);
                done = true;
            } catch (InterruptedException _) {
                interrupted = true; // told again below
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean tryAcquire() {
        return tryAcquire(1);
    }

    public boolean tryAcquire(int count) {
        requireCount(count);
        for (int now = permits.get(); now >= count; now = permits.get()) {
            if (permits.compareAndSet(now, now - count)) {
                return true;
            }
        }
        return false;
    }

    public boolean tryAcquire(long time, TimeUnit unit) throws InterruptedException {
        return tryAcquire(1, time, unit);
    }

    public boolean tryAcquire(int count, long time, TimeUnit unit) throws InterruptedException {
        return tryAcquire(count, Deadline.in(time, unit));
    }

    public void release() {
        release(1);
    }

    /// Gives permits back, or adds some.
    ///
    /// @throws IllegalStateException if a bounded semaphore would have more permits than at first
    public void release(int count) {
        requireCount(count);
        int now;
        do {
            now = permits.get();
            if (count > limit - now) {
                throw new IllegalStateException("the semaphore has " + now + " of " + limit + " permits; " + count
                        + " more were released than acquired");
            }
        } while (!permits.compareAndSet(now, now + count));
        if (waiting.get() != 0) {
            waiting.wake(waiting.getAndSet(0) == MANY ? Integer.MAX_VALUE : count);
        }
    }

    public int availablePermits() {
        return permits.get();
    }

    /// Takes all permits that there are.
    public int drainPermits() {
        return permits.getAndSet(0);
    }

    @Override
    public String toString() {
        return "shared semaphore (" + availablePermits() + " permits)";
    }

    private boolean tryAcquire(int count, Deadline deadline) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (tryAcquire(count)) {
            return true;
        }
        int want = count == 1 ? ONE : MANY;
        boolean got = false;
        try {
            while (!got) {
                int flag = sayThatItWaits(want);
                long left = deadline.left();
                if (permits.get() >= count) {
                    got = tryAcquire(count);
                } else if (left <= 0) {
                    return false;
                } else {
                    waiting.await(flag, left);
                }
            }
            return true;
        } finally {
            if (region().isOpen()) {
                leave(want);
            }
        }
    }

    private int sayThatItWaits(int want) {
        int now = waiting.get();
        while (now < want && !waiting.compareAndSet(now, want)) {
            now = waiting.get();
        }
        return Math.max(now, want);
    }

    /// Others may wait, for whom the flag was cleared, or whose wake came for the one who leaves.
    private void leave(int want) {
        sayThatItWaits(want);
        if (permits.get() > 0) {
            waiting.wake(Integer.MAX_VALUE);
        }
    }

    private static void requireCount(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("the number of permits cannot be negative: " + count);
        }
    }
}
