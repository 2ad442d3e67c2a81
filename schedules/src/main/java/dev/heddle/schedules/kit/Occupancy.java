package dev.heddle.schedules.kit;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Decides how many tasks are inside at once: at most so many, and really so many.
///
/// Tasks stay inside until the wanted number is reached, or until no more can come: then one leaves.
///
/// ```java
/// var inside = new Occupancy(3);
/// runThrottled(Collections.nCopies(10, () -> inside.visit(() -> 1)), 3);   // the learner's code
/// inside.assertReachedButNotExceeded();
/// ```
public final class Occupancy {

    private static final long PATIENCE_MILLIS = 500;

    private final int wanted;

    // guarded by this
    private int inside;
    private int most;
    private boolean reached;

    /// One that nobody has visited yet.
    ///
    /// @param wanted how many should be inside at once, and no more
    public Occupancy(int wanted) {
        this.wanted = wanted;
    }

    /// Is inside while it does something.
    ///
    /// @param body what to do inside
    /// @param <T>  what comes of it
    /// @return the body's result
    /// @throws Exception what the body throws
    public <T extends @Nullable Object> T visit(Callable<T> body) throws Exception {
        enter();
        try {
            return body.call();
        } finally {
            leave();
        }
    }

    private synchronized void enter() throws InterruptedException {
        inside++;
        most = Math.max(most, inside);
        if (inside >= wanted) {
            reached = true;
            notifyAll();
        }
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (!reached) {
            long millis = (end - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return; // perhaps nobody else can come before this one leaves
            }
            wait(millis);
        }
    }

    private synchronized void leave() {
        inside--;
        notifyAll();
    }

    /// The most that were inside at once.
    ///
    /// @return how many
    public synchronized int most() {
        return most;
    }

    /// Fails if there were ever more inside than wanted, or never so many.
    public synchronized void assertReachedButNotExceeded() {
        if (most > wanted) {
            throw new AssertionError(most + " tasks were running at once; at most " + wanted + " may.");
        }
        if (most < wanted) {
            throw new AssertionError("Never more than " + most + " of " + wanted + " tasks were running at once.");
        }
    }
}
