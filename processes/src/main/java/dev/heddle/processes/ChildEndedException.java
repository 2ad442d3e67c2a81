package dev.heddle.processes;

/// A child ended before it had finished what it was to do: it was killed, or it called `System.exit`.
public final class ChildEndedException extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final int SIGNALS = 128;

    private final int exitCode;

    ChildEndedException(String child, int exitCode, String lastWords) {
        super(child + " ended before it had a result: " + how(exitCode)
                + (lastWords.isBlank() ? "" : "; it printed last: " + lastWords.strip()));
        this.exitCode = exitCode;
    }

    /// Its exit code; 128 and the signal's number if it was killed by a signal.
    public int exitCode() {
        return exitCode;
    }

    private static String how(int exitCode) {
        return switch (exitCode) {
            case SIGNALS + 9 -> "it was killed (SIGKILL)";
            case SIGNALS + 15 -> "it was terminated (SIGTERM)";
            case SIGNALS + 6 -> "the JVM crashed or gave up (SIGABRT)";
            default -> exitCode > SIGNALS && exitCode < SIGNALS + 65
                    ? "signal " + (exitCode - SIGNALS) + " killed it"
                    : "exit code " + exitCode;
        };
    }
}
