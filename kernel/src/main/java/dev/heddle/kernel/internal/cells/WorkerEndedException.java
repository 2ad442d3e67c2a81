package dev.heddle.kernel.internal.cells;

/// The JVM of the cells has ended, and with it all values of the notebook.
final class WorkerEndedException extends Exception {

    private static final long serialVersionUID = 1;
    private static final int BY_SIGNAL = 128;

    WorkerEndedException(long pid, int exitCode, String reason) {
        super("JVM of the cells (pid " + pid + ") ended " + (exitCode > BY_SIGNAL && exitCode < 160
                ? "by signal " + (exitCode - BY_SIGNAL)
                : "with exit code " + exitCode) + (reason.isEmpty() ? "" : ", because " + reason));
    }
}
