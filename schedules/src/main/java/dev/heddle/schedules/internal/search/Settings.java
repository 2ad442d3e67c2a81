package dev.heddle.schedules.internal.search;

import dev.heddle.schedules.internal.run.Limits;

/// How far a search goes. Nothing in it is a time, so that a search ends at the same schedule on every machine.
///
/// @param schedules how many schedules are tried in order
/// @param random    how many more are tried at random, if there are many
/// @param seed      for the random ones
/// @param races     whether a race is a failure
/// @param leaks     whether threads that are left behind are a failure
/// @param limits    what one run may take
public record Settings(int schedules, int random, long seed, boolean races, boolean leaks, Limits limits) {

    public static final Settings DEFAULT = new Settings(2_000, 300, 42, true, true, Limits.DEFAULT);
}
