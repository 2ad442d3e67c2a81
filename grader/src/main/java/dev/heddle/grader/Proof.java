package dev.heddle.grader;

import java.time.Duration;
import java.util.List;

/// What a [Proofreader] has found in an exercise.
///
/// @param exercise which one
/// @param faults   what is wrong with it, in sentences; empty if it is fit for learners
/// @param failed   how many of its wrong answers failed for their own reason
/// @param wrong    how many wrong answers it has
/// @param time     how long it took to say so
public record Proof(Exercise exercise, List<String> faults, int failed, int wrong, Duration time) {

    /// Keeps its own copy.
    public Proof {
        faults = List.copyOf(faults);
    }

    /// Whether it is fit for learners.
    ///
    /// @return true if nothing is wrong with it
    public boolean passed() {
        return faults.isEmpty();
    }
}
