package dev.heddle.cli;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;

/// A shell script in the place of a JupyterLab.
final class StandIn {

    /// What JupyterLab says when it is ready. Then it runs until it finds a file named `stop` beside it.
    ///
    /// @param listening what answers in its place
    static String ready(ServerSocket listening) {
        return """
                echo "[I 2026-11-20 08:00:00 ServerApp] Serving notebooks from local directory: $*"
                echo "[I 2026-11-20 08:00:00 ServerApp] http://localhost:%1$d/lab?token=abc"
                echo "[I 2026-11-20 08:00:00 ServerApp]     http://127.0.0.1:%1$d/lab?token=abc"
                until [ -e "$(dirname "$0")/stop" ]; do sleep 0.05; done
                """.formatted(listening.getLocalPort());
    }

    private StandIn() {}

    static Path script(Path folder, String body) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("environment/bin"));
        Path script = Files.writeString(bin.resolve("jupyter-lab"), "#!/bin/sh\n" + body);
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    /// Waits until a process has ended.
    static boolean hasEnded(long pid) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (isRunning(pid)) {
            if (System.nanoTime() > end) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return true;
    }

    /// A zombie is not: who has lost its parent is taken away only when the first process of the machine gets to it.
    private static boolean isRunning(long pid) {
        try {
            String state = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            return state.charAt(state.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException e) {
            return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        }
    }
}
