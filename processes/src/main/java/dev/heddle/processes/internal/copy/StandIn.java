package dev.heddle.processes.internal.copy;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Stands for an exception that cannot travel, or whose class the receiver does not have. It says all that the other one
/// said: its type, its message, its stack trace and its causes.
public final class StandIn extends Exception {

    private static final long serialVersionUID = 1;
    private static final int DEEPEST = 50;

    private final String text;

    private StandIn(Throwable original, int depth) {
        super(textOf(original::getMessage),
                original.getCause() == null || depth == DEEPEST ? null : new StandIn(original.getCause(), depth + 1));
        String told = textOf(original::toString);
        this.text = told == null ? original.getClass().getName() : told;
        setStackTrace(original.getStackTrace());
        if (depth == 0) {
            for (Throwable also : original.getSuppressed()) {
                addSuppressed(new StandIn(also, 1));
            }
        }
    }

    /// Null if there is none. The exception's own code may throw another one.
    private static @Nullable String textOf(Supplier<@Nullable String> text) {
        try {
            return text.get();
        } catch (RuntimeException e) {
            return null;
        }
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
