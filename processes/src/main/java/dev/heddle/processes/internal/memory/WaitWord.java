package dev.heddle.processes.internal.memory;

import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// A word of shared memory that threads of many processes can wait on.
///
/// A wait ends after a slice of 20 ms at the latest, whatever happens, and its caller looks again. So an interrupt always
/// arrives, a peer that was killed before it could wake somebody is no hang, and a waiter costs next to nothing. Where
/// the system cannot wake other processes (`Handle.wakeable`), a waiter looks by itself, at least once in a millisecond.
public final class WaitWord {

    /// The longest wait.
    static final long SLICE = 20_000_000;

    private static final long FIRST_LOOK = 20_000;
    private static final long LAST_LOOK = 1_000_000;
    private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();
    /// Serves the whole JVM, as its common pool does. Its threads end when they have had nothing to do for a minute.
    private static final ExecutorService FOR_VIRTUAL_THREADS = Executors
            .newCachedThreadPool(Thread.ofPlatform().daemon().name("heddle-wait-", 0).factory());

    private final Region region;
    private final long offset;
    private final boolean wakeable;

    /// One virtual thread at a time has a platform thread that waits for it; the others wait here, off their carriers.
    private final ReentrantLock virtualThreads = new ReentrantLock();

    public WaitWord(Region region, long offset) {
        this.region = region;
        this.offset = offset;
        this.wakeable = region.handle().wakeable();
    }

    public int get() {
        return (int) INT.getVolatile(region.body(), offset);
    }

    public void set(int value) {
        INT.setVolatile(region.body(), offset, value);
    }

    public boolean compareAndSet(int expected, int value) {
        return INT.compareAndSet(region.body(), offset, expected, value);
    }

    public int getAndSet(int value) {
        return (int) INT.getAndSet(region.body(), offset, value);
    }

    public int getAndAdd(int delta) {
        return (int) INT.getAndAdd(region.body(), offset, delta);
    }

    /// Waits while the word is as expected: until it is woken, the time or a slice is over, or for no reason.
    ///
    /// @return false if a whole slice or the time has passed without a wake
    public boolean await(int expected, long nanos) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        long wait = Math.min(nanos, SLICE);
        boolean woken;
        if (!wakeable) {
            woken = look(expected, wait);
        } else if (Thread.currentThread().isVirtual()) {
            woken = awaitVirtually(expected, wait);
        } else {
            woken = sleep(expected, wait);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return woken;
    }

    /// The same for who cannot be interrupted now. An interrupt stays set.
    public void awaitThroughInterrupts(int expected, long nanos) {
        boolean interrupted = Thread.interrupted();
        try {
            await(expected, nanos);
        } catch (InterruptedException _) {
            interrupted = true; // told again below
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Lets all go who wait on it as a flag: who waits sets it to one, looks once more, and waits while it is one.
    public void wakeIfSet() {
        if (get() != 0 && getAndSet(0) != 0) {
            wake(Integer.MAX_VALUE);
        }
    }

    public void wake(int count) {
        if (wakeable) {
            Linux.wake(region.body().address() + offset, count);
        }
    }

    private boolean sleep(int expected, long nanos) {
        try {
            return Linux.await(region.body().address() + offset, expected, nanos);
        } finally {
            Reference.reachabilityFence(region);
        }
    }

    private boolean awaitVirtually(int expected, long nanos) throws InterruptedException {
        if (!virtualThreads.tryLock(nanos, TimeUnit.NANOSECONDS)) {
            return false;
        }
        try {
            Future<Boolean> wait = FOR_VIRTUAL_THREADS.submit(() -> sleep(expected, nanos));
            return wait.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IllegalStateException closed) {
                throw closed;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            virtualThreads.unlock();
        }
    }

    private boolean look(int expected, long nanos) {
        long end = System.nanoTime() + nanos;
        long pause = FIRST_LOOK;
        while (get() == expected) {
            long left = end - System.nanoTime();
            if (left <= 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(this, Math.min(pause, left));
            pause = Math.min(2 * pause, LAST_LOOK);
        }
        return true;
    }
}
