package dev.heddle.worker.time;

import java.util.List;
import java.util.Locale;

/// How long code takes, as `%timeit --into=NAME` leaves it in the notebook. All times are those of one loop, in nanoseconds.
///
/// @param loops how often each run has run the code
/// @param runs  what a loop has taken, on average, in each run
public record Timing(long loops, List<Double> runs) {

    /// Keeps its own copy.
    public Timing {
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("no runs");
        }
    }

    /// The shortest time.
    ///
    /// @return nanoseconds
    public double best() {
        return spread().least();
    }

    /// The longest time.
    ///
    /// @return nanoseconds
    public double worst() {
        return spread().most();
    }

    /// The time that half of the runs are below.
    ///
    /// @return nanoseconds
    public double median() {
        return spread().median();
    }

    /// The average.
    ///
    /// @return nanoseconds
    public double mean() {
        return runs.stream().mapToDouble(each -> each).average().orElseThrow();
    }

    /// The standard deviation, from the average of all runs.
    ///
    /// @return nanoseconds
    public double deviation() {
        double mean = mean();
        return Math.sqrt(runs.stream().mapToDouble(each -> (each - mean) * (each - mean)).average().orElseThrow());
    }

    /// Quartiles, and what is sure of the median.
    ///
    /// @return what the runs have in common
    public Spread spread() {
        return Spread.of(runs);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "Timing: median %s ns, best %s ns, of %d runs of %d loops", digits(median()),
                digits(best()), runs.size(), loops);
    }

    private static String digits(double nanos) {
        return String.format(Locale.ROOT, nanos < 100 ? "%.2f" : "%.0f", nanos);
    }
}
