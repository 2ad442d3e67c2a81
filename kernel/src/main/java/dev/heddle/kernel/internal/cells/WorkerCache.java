package dev.heddle.kernel.internal.cells;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The AOT cache of the worker, `worker.aot` beside its jar. The worker starts faster with it, and runs the same code
/// otherwise: docs/decisions/start-up.md.
final class WorkerCache {

    /// Names the file that a worker of a rehearsal writes what it has loaded to.
    private static final String RECORD = "heddle.worker.record";

    private static final Duration EXIT_LIMIT = Duration.ofSeconds(5);
    private static final Duration RECORDING_LIMIT = Duration.ofSeconds(60);

    private WorkerCache() {}

    /// How long the worker may take to end when it is asked to. One of a rehearsal writes its record then: a second of work,
    /// and many on a busy machine.
    static Duration exitLimit() {
        return System.getProperty(RECORD) == null ? EXIT_LIMIT : RECORDING_LIMIT;
    }

    /// What the worker's JVM is started with.
    ///
    /// @param jar the worker's
    static List<String> flags(Path jar) {
        String recorded = System.getProperty(RECORD);
        if (recorded != null) {
            return List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + recorded);
        }
        Path cache = jar.resolveSibling("worker.aot");
        // A cache that cannot be used is no news for who reads what the cells print.
        return Files.isRegularFile(cache)
                ? List.of("-XX:AOTCache=" + cache, "-XX:+VerifySharedSpaces", "-Xlog:aot*=off,cds*=off")
                : List.of();
    }
}
