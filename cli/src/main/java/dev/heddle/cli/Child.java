package dev.heddle.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A process that Heddle has started. With all that it starts itself, it ends when the block does that opened it, and
/// when this JVM does, by whatever signal: a pip that went on writing alone would tear the next start's environment.
final class Child implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 5;

    private final Process process;
    private final Duration grace;
    private final Thread hook = Thread.ofPlatform().name("end-child").unstarted(this::endWithTheJvm);

    private Child(Process process, Duration grace) {
        this.process = process;
        this.grace = grace;
    }

    static Child start(ProcessBuilder builder) throws IOException {
        return start(builder, Duration.ZERO);
    }

    /// @param grace how long it may take to end by itself when the JVM ends: a Ctrl-C in the terminal reaches both, and
    ///              not every program bears a second signal while it cleans up
    static Child start(ProcessBuilder builder, Duration grace) throws IOException {
        Child child = new Child(builder.start(), grace);
        try {
            Runtime.getRuntime().addShutdownHook(child.hook);
        } catch (IllegalStateException e) {
            child.end();
            throw new IOException("heddle is being stopped", e);
        }
        return child;
    }

    Process process() {
        return process;
    }

    private void endWithTheJvm() {
        // Asked now: a program that a Ctrl-C ends too may leave children, which nobody can find then.
        List<ProcessHandle> descendants = process.descendants().toList();
        try {
            process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    /// Ends it, if it has not ended yet, and all that it has started.
    void end() {
        if (!process.isAlive()) {
            return;
        }
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This JVM is ending: the hook is running, finds nothing to do, and needs no removal.
            return;
        }
    }
}
