package dev.heddle.schedules.kit;

import java.time.Duration;

/// How long a check waits for what must happen. Only a wrong answer waits so long.
///
/// @param time the time
record Limit(Duration time) {

    static final Limit DEFAULT = new Limit(Duration.ofSeconds(5));

    /// The moment after which nobody waits any more, as `System.nanoTime()` counts.
    long fromNow() {
        return System.nanoTime() + time.toNanos();
    }

    /// What is left until a moment, at least a millisecond.
    static Duration until(long end) {
        return Duration.ofMillis(Math.max(1, (end - System.nanoTime()) / 1_000_000));
    }

    @Override
    public String toString() {
        long millis = time.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
