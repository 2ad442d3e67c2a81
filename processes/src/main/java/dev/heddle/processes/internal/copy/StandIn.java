package dev.heddle.processes.internal.copy;

/// Stands for an exception that cannot travel, or whose class the receiver does not have. It says all that the other one
/// said: its type, its message, its stack trace and its causes.
public final class StandIn extends Exception {

    private static final long serialVersionUID = 1;
    private static final int DEEPEST = 50;

    private final String text;

    private StandIn(Throwable original, int depth) {
        super(original.getMessage(),
                original.getCause() == null || depth == DEEPEST ? null : new StandIn(original.getCause(), depth + 1));
        this.text = original.toString();
        setStackTrace(original.getStackTrace());
    }

    /// What can travel in the place of an exception.
    public static StandIn of(Throwable original) {
        return new StandIn(original, 0);
    }

    @Override
    @SuppressWarnings("OverrideThrowableToString") // the type is that of the other one
    public String toString() {
        return text;
    }
}
