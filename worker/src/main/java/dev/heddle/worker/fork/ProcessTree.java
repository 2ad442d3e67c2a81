package dev.heddle.worker.fork;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Processes with all that they have started.
final class ProcessTree {

    private ProcessTree() {}

    /// Ends them at once. The system forgets whose child a process was when its parent ends, so it is looked for before.
    static void kill(Stream<ProcessHandle> roots) {
        for (ProcessHandle root : roots.toList()) {
            List<ProcessHandle> below = root.descendants().toList();
            root.destroyForcibly();
            for (ProcessHandle each : below) {
                List<ProcessHandle> late = each.descendants().toList();
                each.destroyForcibly();
                late.forEach(ProcessHandle::destroyForcibly);
            }
        }
    }

    /// Waits for the end of a process.
    ///
    /// @return whether it has come
    static boolean ends(ProcessHandle process, Duration limit) throws InterruptedException {
        try {
            process.onExit().get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return !process.isAlive();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of process " + process.pid() + " cannot be waited for", e);
        }
    }
}
