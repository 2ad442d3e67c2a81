package dev.heddle.schedules.internal.search;

import dev.heddle.schedules.internal.run.Limits;

/// How far a search goes. Nothing in it is a time, so that a search ends at the same schedule on every machine.
///
/// @param schedules how many schedules are tried in order
/// @param random    how many more are tried at random, if there are many
/// @param seed      for the random ones
/// @param races     whether a race is a failure
/// @param leaks     whether threads that are left behind are a failure
/// @param wakeups  whether waits that end by themselves are tried when all else has held
/// @param timeouts whether waits with a time limit that end early are tried when all else has held
/// @param limits    what one run may take
public record Settings(int schedules, int random, long seed, boolean races, boolean leaks, boolean wakeups,
        boolean timeouts, Limits limits) {

    /// The same for a search that is to be short.
    Settings fewer(int most) {
        return new Settings(Math.min(most, schedules), 0, seed, races, leaks, wakeups, timeouts, limits);
    }

    public static final Settings DEFAULT = new Settings(2_000, 300, 42, true, true, true, false, Limits.DEFAULT);
}
