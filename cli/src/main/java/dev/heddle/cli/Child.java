package dev.heddle.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A process that Heddle has started. With all that it starts itself, it ends when the block does that opened it, and
/// when this JVM does, by whatever signal: a pip that went on writing alone would tear the next start's environment.
final class Child implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 5;

    private final Process process;
    private final Thread hook = Thread.ofPlatform().name("end-child").unstarted(this::end);

    private Child(Process process) {
        this.process = process;
    }

    static Child start(ProcessBuilder builder) throws IOException {
        Child child = new Child(builder.start());
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
