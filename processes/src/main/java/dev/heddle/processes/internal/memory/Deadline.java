package dev.heddle.processes.internal.memory;

import java.util.concurrent.TimeUnit;

/// The moment when a wait is over.
///
/// @param nanos by `System.nanoTime`; of no meaning if the wait is endless
public record Deadline(boolean endless, long nanos) {

    public static final Deadline NEVER = new Deadline(true, 0);

    /// What has passed already: who comes with it does not wait.
    public static Deadline now() {
        return new Deadline(false, System.nanoTime());
    }

    public static Deadline in(long time, TimeUnit unit) {
        long wait = Math.min(unit.toNanos(time), Long.MAX_VALUE / 4);
        return new Deadline(false, System.nanoTime() + Math.max(wait, 0));
    }

    /// Nanoseconds that are left; not above zero when the time is over.
    public long left() {
        return endless ? Long.MAX_VALUE : nanos - System.nanoTime();
    }
}
