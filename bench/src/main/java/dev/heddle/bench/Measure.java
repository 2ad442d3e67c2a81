package dev.heddle.bench;

/// One thing that a contender measures, and what is asked of it.
///
/// @param key    its name in what a contender prints
/// @param name   its name for the reader
/// @param unit   of the values
/// @param better which values are good
/// @param over   what stands for all rounds
/// @param target what is to be reached
record Measure(String key, String name, String unit, Better better, Over over, Target target) {

    /// Which values are good.
    enum Better {
        LESS, MORE;

        /// How many times better ours is than the peer's.
        double ratio(double ours, double peer) {
            if (ours == peer) {
                return 1; // two zeros, too
            }
            return this == LESS ? peer / ours : ours / peer;
        }
    }

    /// What stands for all rounds: a count of what went wrong may not hide behind a median.
    enum Over {
        MEDIAN, WORST
    }

    static Measure less(String key, String name, String unit) {
        return new Measure(key, name, unit, Better.LESS, Over.MEDIAN, new Target.None());
    }

    static Measure more(String key, String name, String unit) {
        return new Measure(key, name, unit, Better.MORE, Over.MEDIAN, new Target.None());
    }

    Measure worst() {
        return new Measure(key, name, unit, better, Over.WORST, target);
    }

    Measure target(Target newTarget) {
        return new Measure(key, name, unit, better, over, newTarget);
    }

    double of(Series series) {
        return switch (over) {
            case MEDIAN -> series.median();
            case WORST -> better == Better.LESS ? series.max() : series.min();
        };
    }
}
