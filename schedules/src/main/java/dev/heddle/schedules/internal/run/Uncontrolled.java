package dev.heddle.schedules.internal.run;

import org.jspecify.annotations.Nullable;

/// A real thread runs code of the program, and nobody has put it under control.
@SuppressWarnings("serial")
public final class Uncontrolled extends IllegalStateException {

    /// The thread was started by something that is not woven.
    public Uncontrolled(String thread) {
        super("thread '" + thread + "' is not under control: something that is not woven has started it");
    }

    /// Looks for one among the causes.
    static @Nullable Uncontrolled in(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Uncontrolled found) {
                return found;
            }
        }
        return null;
    }
}
