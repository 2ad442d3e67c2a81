package dev.heddle.processes.internal.copy;

/// Something has no copy in another process. The message says what, and what to do.
public final class NotCopyable extends Exception {

    private static final long serialVersionUID = 1;

    /// @param message names it
    public NotCopyable(String message, Throwable cause) {
        super(message, cause);
    }
}
