package dev.heddle.schedules.internal.run;

/// What one run may take.
///
/// @param points how many points all threads may pass
/// @param spins  how often a thread may go round a loop while nobody changes anything
/// @param loops  how often all threads may go round loops
/// @param millis how long it may last
public record Limits(int points, int spins, long loops, long millis) {

    /// The same with more points.
    public Limits times(int factor) {
        return new Limits(points * factor, spins, loops, millis);
    }

    public static final Limits DEFAULT = new Limits(20_000, 300, 100_000_000L, 5_000);
}
