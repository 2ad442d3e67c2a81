package dev.heddle.schedules.internal.model;

import dev.heddle.schedules.internal.run.Strand;
import dev.heddle.schedules.internal.run.Waits;
import org.jspecify.annotations.Nullable;

/// Stands for [java.util.concurrent.locks.LockSupport].
public final class ParkModel {

    private ParkModel() {}

    public static void park() {
        park(null);
    }

    public static void park(@Nullable Object blocker) {
        Strand me = Hooks.strand();
        if (me.takeDue()) {
            me.parks(true);
            Waits.park(me, blocker(me, blocker), 0);
            me.parks(false);
        } else {
            Waits.park(me, blocker(me, blocker), 0);
        }
    }

    public static void parkNanos(long nanos) {
        parkNanos(null, nanos);
    }

    public static void parkNanos(@Nullable Object blocker, long nanos) {
        if (nanos > 0) {
            Strand me = Hooks.strand();
            Waits.park(me, blocker(me, blocker), nanos);
        }
    }

    public static void parkUntil(long millis) {
        parkUntil(null, millis);
    }

    public static void parkUntil(@Nullable Object blocker, long millis) {
        parkNanos(blocker, (millis - TimeModel.currentTimeMillis()) * 1_000_000);
    }

    private static @Nullable Object blocker(Strand me, @Nullable Object blocker) {
        return blocker != null ? blocker : me.run().notes().get(me);
    }

    /// A number for the thread that is the same in every run.
    public static long getThreadId(Thread thread) {
        Strand strand = Hooks.strand().run().strand(thread);
        return strand == null ? -1 : strand.id();
    }

    /// For the worker threads of a fork-join pool, of which there are none.
    public static boolean hasKnownQueuedWork() {
        return false;
    }

    public static void unpark(@Nullable Thread thread) {
        Strand me = Hooks.strand();
        Strand other = thread == null ? null : me.run().strand(thread);
        if (other != null) {
            Waits.unpark(me, other);
        }
    }

    public static void setCurrentBlocker(@Nullable Object blocker) {
        Strand me = Hooks.strand();
        if (blocker == null) {
            me.run().notes().remove(me);
        } else {
            me.run().notes().put(me, blocker);
        }
    }
}
