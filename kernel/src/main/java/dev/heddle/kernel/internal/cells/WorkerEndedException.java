package dev.heddle.kernel.internal.cells;

import dev.heddle.worker.Report.Exiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The JVM of the cells has ended, and with it all values of the notebook.
final class WorkerEndedException extends Exception {

    private static final long serialVersionUID = 1;
    private static final int BY_SIGNAL = 128;
    private static final int MOST_SIGNALS = 32;
    private static final int KILLED = 9;
    private static final int NO_MEMORY_OR_BUG = 70;

    private final transient @Nullable Exiting exit;

    /// @param reason why we ended it; empty if we did not
    /// @param exit   who asked it to end; null if nobody did
    WorkerEndedException(long pid, int exitCode, String reason, @Nullable Exiting exit) {
        super("JVM of the cells (pid " + pid + ") ended " + how(pid, exitCode, reason));
        this.exit = exit;
    }

    /// Where it was asked to end.
    List<StackTraceElement> exitTrace() {
        return exit == null ? List.of() : exit.trace();
    }

    private static String how(long pid, int exitCode, String reason) {
        boolean bySignal = exitCode > BY_SIGNAL && exitCode < BY_SIGNAL + MOST_SIGNALS;
        String code = bySignal ? "by signal " + (exitCode - BY_SIGNAL) : "with exit code " + exitCode;
        if (!reason.isEmpty()) {
            return code + ", because " + reason;
        }
        Path crash = CrashReport.of(pid);
        if (Files.exists(crash)) {
            return code + ": it crashed, " + crash + " tells more";
        }
        if (bySignal && exitCode - BY_SIGNAL == KILLED) {
            return code + ": it was killed, which the system does when memory runs out";
        }
        return exitCode == NO_MEMORY_OR_BUG ? code + ": its memory was full, or Heddle failed" : code;
    }
}
