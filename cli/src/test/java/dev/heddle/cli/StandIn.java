package dev.heddle.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;

/// A shell script in the place of a JupyterLab.
final class StandIn {

    /// What JupyterLab says when it is ready.
    static final String READY = """
            echo "[I 2026-11-20 08:00:00 ServerApp] Serving notebooks from local directory: $*"
            echo "[I 2026-11-20 08:00:00 ServerApp] http://localhost:8888/lab?token=abc"
            echo "[I 2026-11-20 08:00:00 ServerApp]     http://127.0.0.1:8888/lab?token=abc"
            """;

    private StandIn() {}

    static Path script(Path folder, String body) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("environment/bin"));
        Path script = Files.writeString(bin.resolve("jupyter-lab"), "#!/bin/sh\n" + body);
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    /// Waits until a process has ended.
    static boolean hasEnded(long pid) throws Exception {
        ProcessHandle process = ProcessHandle.of(pid).orElse(null);
        return process == null || !process.onExit().get(20, TimeUnit.SECONDS).isAlive();
    }
}
