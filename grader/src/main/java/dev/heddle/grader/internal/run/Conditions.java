package dev.heddle.grader.internal.run;

import java.io.Serializable;

/// How checks are run.
///
/// @param seconds      how long one check may take
/// @param traces       whether whole stack traces are wanted
/// @param times        how often all are run, each time with fresh classes. Checks of every schedule come out alike each time:
///                     they are run each tenth time
/// @param oneProcessor whether all threads share one processor
public record Conditions(int seconds, boolean traces, int times, boolean oneProcessor) implements Serializable {

    /// Once, on all processors.
    ///
    /// @param seconds how long one check may take
    /// @param traces  whether whole stack traces are wanted
    /// @return the conditions
    public static Conditions once(int seconds, boolean traces) {
        return new Conditions(seconds, traces, 1, false);
    }
}
