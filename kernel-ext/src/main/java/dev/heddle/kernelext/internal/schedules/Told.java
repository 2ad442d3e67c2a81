package dev.heddle.kernelext.internal.schedules;

import java.io.Serial;
import java.io.Serializable;

/// What is said of a program, or of one schedule of it.
///
/// @param what whether it fails
/// @param text for a terminal
/// @param html for a page; empty if there is no more to it than the text
record Told(What what, String text, String html) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    enum What {
        /// No schedule fails.
        HOLDS,
        /// None of those that were tried fails.
        SEEMS_TO_HOLD,
        /// A schedule fails.
        FAILS,
        /// A data race is all that is wrong.
        RACES,
        /// It does something that cannot be controlled.
        REFUSED,
        /// Nobody has looked, or the time was over.
        UNKNOWN
    }

    static final Told NOTHING = new Told(What.UNKNOWN, "", "");
}
