package dev.heddle.worker.fork;

import java.util.List;
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
}
