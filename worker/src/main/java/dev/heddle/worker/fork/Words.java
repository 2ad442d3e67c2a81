package dev.heddle.worker.fork;

import java.time.Duration;
import java.util.Locale;

/// Times and exit codes, as people read them.
final class Words {

    private static final int SIGNALS = 128;
    private static final int ORPHAN = 70;

    private Words() {}

    static String time(Duration time) {
        long millis = time.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        return millis % 1000 == 0
                ? millis / 1000 + " s"
                : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    static String exit(int code) {
        return switch (code) {
            case 0 -> "exit code 0";
            case ORPHAN -> "exit code 70: it has lost its connection to the notebook, as when it closes file 0";
            case SIGNALS + 6 -> "exit code 134: its JVM crashed or gave up (SIGABRT)";
            case SIGNALS + 9 -> "exit code 137: it was killed (SIGKILL)";
            case SIGNALS + 11 -> "exit code 139: it crashed (SIGSEGV)";
            case SIGNALS + 15 -> "exit code 143: it was terminated (SIGTERM)";
            default -> "exit code " + code;
        };
    }
}
