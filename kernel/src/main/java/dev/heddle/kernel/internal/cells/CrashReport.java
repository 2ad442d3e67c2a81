package dev.heddle.kernel.internal.cells;

import java.nio.file.Path;

/// The file that a JVM writes when it crashes: not into the learner's folder, where it would be handed in one day.
final class CrashReport {

    /// For `-XX:ErrorFile`.
    static final String PATTERN = file("%p");

    private CrashReport() {}

    /// The file of one process, whether it is there or not.
    static Path of(long pid) {
        return Path.of(file(String.valueOf(pid)));
    }

    private static String file(String pid) {
        return Path.of(System.getProperty("java.io.tmpdir"), "heddle-crash-" + pid + ".log").toString();
    }
}
