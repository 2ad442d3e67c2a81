package dev.heddle.processes.internal.copy;

import java.util.Arrays;

/// What a child's code gets that reads a variable which has no copy there. A [Guard] writes the calls.
public final class Absent {

    /// This class's, and the one that the guard has made.
    private static final int OWN_FRAMES = 2;

    private Absent() {}

    /// The exception that the reading code throws.
    ///
    /// @param reason why there is no copy, with the variable's name
    public static IllegalStateException because(String reason) {
        IllegalStateException failure = new IllegalStateException(reason);
        StackTraceElement[] trace = failure.getStackTrace();
        failure.setStackTrace(Arrays.copyOfRange(trace, Math.min(OWN_FRAMES, trace.length), trace.length));
        return failure;
    }
}
