package dev.heddle.grader;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a learner is with an exercise.
///
/// @param checks how often it was checked
/// @param hints  how many hints were asked for
/// @param solved when it first passed; null if it never has
public record Standing(int checks, int hints, @Nullable Instant solved) {

    /// Nobody has touched it.
    public static final Standing UNTOUCHED = new Standing(0, 0, null);

    /// Whether it has ever passed.
    ///
    /// @return true if it has
    public boolean isSolved() {
        return solved != null;
    }
}
