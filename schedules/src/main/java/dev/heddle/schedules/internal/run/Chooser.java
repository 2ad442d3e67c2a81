package dev.heddle.schedules.internal.run;

import dev.heddle.schedules.internal.trace.Choice;
import dev.heddle.schedules.internal.trace.Trace;

/// Decides who goes on.
@FunctionalInterface
public interface Chooser {

    /// Ends the run: another one shows the same.
    int REDUNDANT = -1;

    /// One of the choice's options, or [#REDUNDANT].
    ///
    /// @param things how many objects the run has met
    int choose(Choice choice, Trace trace, long things);
}
