package dev.heddle.schedules;

import java.time.Duration;

/// How far a check goes.
///
/// The numbers of schedules do not depend on the machine; only `time` does, and it is there for code that never ends.
///
/// @param schedules how many schedules are tried in order
/// @param random    how many more are tried at random, if there are many
/// @param seed      for the random ones
/// @param steps     how many steps one schedule may have
/// @param time      how long one schedule may take
/// @param races     whether a data race is a failure
/// @param leaks     whether threads and locks that are left behind are a failure
/// @param wakeups   whether some more are tried in which a `wait` ends by itself, as Java allows, when none has failed
/// @param timeouts  whether some more are tried in which waits with a time limit run out of time early
public record Options(int schedules, int random, long seed, int steps, Duration time, boolean races, boolean leaks,
        boolean wakeups, boolean timeouts) {

    /// 2000 schedules in order, and 300 at random among them; races and leaks are failures.
    public static final Options DEFAULT =
            new Options(2_000, 300, 42, 20_000, Duration.ofSeconds(5), /* races= */ true, /* leaks= */ true,
                    /* wakeups= */ true, /* timeouts= */ false);

    public Options {
        if (schedules < 1 || random < 0 || steps < 1 || !time.isPositive()) {
            throw new IllegalArgumentException("a check needs at least one schedule, one step and some time");
        }
    }

    public Options withSchedules(int most) {
        return new Options(most, random, seed, steps, time, races, leaks, wakeups, timeouts);
    }

    public Options withRandom(int most) {
        return new Options(schedules, most, seed, steps, time, races, leaks, wakeups, timeouts);
    }

    public Options withSeed(long other) {
        return new Options(schedules, random, other, steps, time, races, leaks, wakeups, timeouts);
    }

    public Options withSteps(int most) {
        return new Options(schedules, random, seed, most, time, races, leaks, wakeups, timeouts);
    }

    public Options withTime(Duration most) {
        return new Options(schedules, random, seed, steps, most, races, leaks, wakeups, timeouts);
    }

    public Options withRaces(boolean fail) {
        return new Options(schedules, random, seed, steps, time, fail, leaks, wakeups, timeouts);
    }

    public Options withLeaks(boolean fail) {
        return new Options(schedules, random, seed, steps, time, races, fail, wakeups, timeouts);
    }

    public Options withWakeups(boolean tried) {
        return new Options(schedules, random, seed, steps, time, races, leaks, tried, timeouts);
    }

    public Options withTimeouts(boolean tried) {
        return new Options(schedules, random, seed, steps, time, races, leaks, wakeups, tried);
    }
}
