package dev.heddle.schedules.internal.search;

import dev.heddle.schedules.internal.trace.Ending;
import org.jspecify.annotations.Nullable;

/// What a search has found.
///
/// @param ending    how the first failing run ended; null if none failed
/// @param raced     whether the failure is a race in a run that ended well
/// @param schedule  the failing one
/// @param schedules how many were tried
/// @param switches  up to how many forced switches all were tried
/// @param complete  whether these were all
public record Found(@Nullable Ending ending, boolean raced, String schedule, int schedules, int switches,
        boolean complete) {

    /// What this search, in which nothing failed, and another one have found.
    Found and(Found other) {
        return new Found(other.ending, other.raced, other.schedule, schedules + other.schedules, switches,
                complete && (other.complete || other.ending == null));
    }
}
