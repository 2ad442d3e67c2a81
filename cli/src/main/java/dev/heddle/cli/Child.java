package dev.heddle.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A process that Heddle has started. With all that it starts itself, it ends when the block does that opened it, and
/// when this JVM does, by whatever signal: a pip that went on writing alone would tear the next start's environment.
final class Child implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 5;

    private final Process process;
    private final Thread hook;

    private Child(Process process, Thread hook) {
        this.process = process;
        this.hook = hook;
    }

    static Child start(ProcessBuilder builder) throws IOException {
        return start(builder, Duration.ZERO);
    }

    /// @param grace how long it may take to end by itself when the JVM ends: a Ctrl-C in the terminal reaches both, and
    ///              not every program bears a second signal while it cleans up
    static Child start(ProcessBuilder builder, Duration grace) throws IOException {
        CompletableFuture<Process> started = new CompletableFuture<>();
        Thread hook = Thread.ofPlatform()
                .name("end-child")
                .unstarted(() -> started.thenAccept(process -> endWithTheJvm(process, grace))
                        .exceptionally(e -> null)
                        .join());
        // Before the start, and waiting for it: a signal that comes in between finds a child to end.
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            standStill();
        }
        try {
            Process process = builder.start();
            started.complete(process);
            return new Child(process, hook);
        } finally {
            if (started.cancel(/* mayInterruptIfRunning= */ false)) {
                remove(hook);
            }
        }
    }

    Process process() {
        return process;
    }

    /// Ends it, if it has not ended yet, and all that it has started.
    void end() {
        end(process);
    }

    @Override
    public void close() {
        end();
        remove(hook);
    }

    private static void endWithTheJvm(Process process, Duration grace) {
        // Asked now: a program that a Ctrl-C ends too may leave children, which nobody can find then.
        List<ProcessHandle> descendants = process.descendants().toList();
        try {
            process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end(process);
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    private static void end(Process process) {
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

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            standStill();
        }
    }

    /// This JVM is ending, and its hooks end it. Whoever waited for a child must not go on meanwhile: not start the next
    /// one, not clean up under it, not tell its end as a failure.
    private static void standStill() {
        new Semaphore(0).acquireUninterruptibly();
    }
}
