package dev.heddle.schedules.kit;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// Finds the moment at which a thread waits, to interrupt it there or to look.
public final class Waiting {

    private static final Set<Thread.State> WAITS =
            EnumSet.of(Thread.State.BLOCKED, Thread.State.WAITING, Thread.State.TIMED_WAITING);
    private static final int LOOKS = 3;
    private static final long LOOK_AGAIN_NANOS = 200_000;

    private Waiting() {}

    /// Waits until a thread waits for something: a lock, a signal, a time.
    ///
    /// @param thread the thread
    /// @throws AssertionError if it ends, or does not wait for anything
    public static void untilItWaits(Thread thread) {
        untilItWaits(thread, Limit.DEFAULT);
    }

    static void untilItWaits(Thread thread, Limit limit) {
        long end = limit.fromNow();
        int seen = 0;
        while (seen < LOOKS) {
            Thread.State state = thread.getState();
            if (state == Thread.State.TERMINATED) {
                throw new AssertionError("Thread '" + thread.getName() + "' has ended instead of waiting.");
            }
            seen = WAITS.contains(state) ? seen + 1 : 0;
            if (System.nanoTime() > end) {
                throw new AssertionError("Thread '" + thread.getName() + "' does not wait: it was " + state + " for "
                        + limit + ".");
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS); // nobody tells when another thread begins to wait
        }
    }

    /// Waits until a thread has ended.
    ///
    /// @param thread the thread
    /// @throws InterruptedException if the thread that calls is interrupted
    /// @throws AssertionError       if it does not end
    public static void untilItEnds(Thread thread) throws InterruptedException {
        untilItEnds(thread, Limit.DEFAULT);
    }

    static void untilItEnds(Thread thread, Limit limit) throws InterruptedException {
        if (!thread.join(limit.time())) {
            throw new AssertionError(
                    "Thread '" + thread.getName() + "' has not ended within " + limit + ".");
        }
    }
}
