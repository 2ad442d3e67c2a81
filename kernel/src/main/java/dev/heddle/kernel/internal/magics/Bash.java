package dev.heddle.kernel.internal.magics;

import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.MagicException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A script that runs in bash, with everything it starts. The one owner of these processes.
final class Bash implements AutoCloseable {

    /// The script is a process group of its own. A watcher reads a pipe that this JVM holds: when it is closed, by us
    /// or because this JVM was killed, the whole group ends.
    private static final String GUARD = """
            exec 4>&2 2>/dev/null # what bash tells of its jobs, early or late, is for nobody
            set -m
            bash -c "$1" bash </dev/null 2>&4 3<&- 4>&- &
            child=$!
            exec 4>&-
            ( read -r _ <&3; kill -TERM -- -$child; sleep 1; kill -KILL -- -$child ) >/dev/null 2>&1 &
            watcher=$!
            set +m
            wait $child
            code=$?
            kill -KILL -- -$child
            kill -KILL -- -$watcher
            exit $code
            """;
    private static final Duration END_LIMIT = Duration.ofSeconds(3);

    private final Process process;
    private final Thread out;
    private final Thread err;

    private Bash(Process process, Kernel kernel) {
        this.process = process;
        this.out = Thread.ofPlatform()
                .daemon()
                .name("heddle-bash-out")
                .start(() -> copy(process.getInputStream(), kernel::print));
        this.err = Thread.ofPlatform()
                .daemon()
                .name("heddle-bash-err")
                .start(() -> copy(process.getErrorStream(), kernel::printError));
    }

    static Bash start(String script, Kernel kernel) throws MagicException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", "exec 3<&0; " + GUARD, "bash", script);
        builder.environment().clear();
        builder.environment().putAll(kernel.environment());
        try {
            return new Bash(builder.start(), kernel);
        } catch (IOException e) {
            throw new MagicException("bash does not start (" + e.getMessage() + ").",
                    "%%bash needs a bash on the path of who started Jupyter.");
        }
    }

    /// Waits until the script has ended, and all of its output is here.
    int await() throws InterruptedException {
        int exit = process.waitFor();
        out.join(END_LIMIT);
        err.join(END_LIMIT);
        return exit;
    }

    /// Ends the script if it still runs.
    @Override
    public void close() throws IOException {
        process.getOutputStream().close(); // which the watcher waits for
        boolean interrupted = Thread.interrupted();
        try {
            if (!process.waitFor(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            interrupted = true;
            process.destroyForcibly();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void copy(InputStream from, Consumer<String> to) {
        try (Reader reader = new InputStreamReader(from, StandardCharsets.UTF_8)) {
            char[] buffer = new char[8192];
            for (int count = reader.read(buffer); count > 0; count = reader.read(buffer)) {
                to.accept(new String(buffer, 0, count));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the output of bash ended early", e);
        }
    }
}
