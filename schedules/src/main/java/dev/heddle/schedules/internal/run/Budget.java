package dev.heddle.schedules.internal.run;

/// What a run has used of its limits. All answers are whether it may go on.
final class Budget {

    private static final int OFTEN = 1 << 12;

    private final Limits limits;
    private long points;
    private long loops;
    private int still;

    // written by the thread that runs, read by the one who watches
    private volatile long progress;

    Budget(Limits limits) {
        this.limits = limits;
    }

    boolean point() {
        progress = ++points + loops;
        return points <= limits.points();
    }

    boolean loop() {
        if (++loops % OFTEN == 0) {
            progress = points + loops;
        }
        return loops <= limits.loops();
    }

    /// What was used so far, roughly.
    long progress() {
        return progress;
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
