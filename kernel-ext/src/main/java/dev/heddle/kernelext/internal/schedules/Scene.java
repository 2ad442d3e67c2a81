package dev.heddle.kernelext.internal.schedules;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A moment of a program that is run by hand.
///
/// @param moves   who can go on; empty if it has ended
/// @param outcome how it has ended; null if it has not
/// @param steps   how many decisions have led here
/// @param printed what it has printed
/// @param text    what happened until now, for a terminal
/// @param html    the same for a page
record Scene(List<Move> moves, @Nullable String outcome, int steps, String printed, String text, String html)
        implements
            Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /// Somebody who can go on.
    ///
    /// @param thread its name
    /// @param where  the line that it is at
    /// @param what   the field, the lock or the method that it comes to there
    record Move(String thread, String where, String what) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1;
    }

    Scene {
        moves = List.copyOf(moves);
    }
}
