package dev.heddle.schedules.internal.run;

/// What a run has used of its limits. All answers are whether it may go on.
final class Budget {

    private final Limits limits;
    private long points;
    private long loops;
    private int still;

    Budget(Limits limits) {
        this.limits = limits;
    }

    boolean point() {
        return ++points <= limits.points();
    }

    boolean loop() {
        return ++loops <= limits.loops();
    }

    /// Somebody does nothing but wait for a change.
    boolean still(int threads) {
        return ++still <= limits.spins() * Math.max(1, threads);
    }

    /// Somebody has changed something.
    void changed() {
        still = 0;
    }

    long points() {
        return points;
    }
}
