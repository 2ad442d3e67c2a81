package dev.heddle.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the magics of Heddle's kernel cost, beside those of Python's that do the same.
///
/// @param python    the Python that drives the kernels, and whose ipykernel is the peer
/// @param driver    `magics.py`
/// @param work      a folder for what the kernels write
/// @param kernel    the name of our kernel
/// @param kernelDir the folder that holds the folder of its kernelspec; null if Jupyter knows it
/// @param quick     fewer cells
record MagicsSuite(String python, Path driver, Path work, String kernel, @Nullable Path kernelDir, boolean quick) {

    static final String NAME = "magics";

    private static final Duration LIMIT = Duration.ofMinutes(5);

    /// What is done in one run of the driver.
    ///
    /// @param what     the driver's name for it
    /// @param name     the reader's
    /// @param measures one row each
    private record Task(String what, String name, List<Measure> measures) {}

    private static final List<Task> TASKS = List.of(
            new Task("time", "timing a cell", List.of(
                    Measure.less("time", "%%time adds to a cell", "ms").target(new Target.Below(1)))),
            new Task("timeline", "drawing a cell", List.of(
                    Measure.less("timeline", "%%timeline adds to a cell of 100 events", "ms")
                            .target(new Target.Below(60)),
                    Measure.less("parks", "%%timeline adds to 100 000 parks", "%").target(new Target.Below(15)))),
            new Task("fork", "forking a cell", List.of(
                    Measure.less("fork-cold", "%%fork to first output, a JVM of its own, beside spawn", "ms")
                            .target(new Target.Ratio(1.0 / 3)),
                    Measure.less("fork-warm", "%%fork to first output, beside spawn", "ms")
                            .target(new Target.Ratio(2)))),
            new Task("snapshot", "a fork with 100 MB of arrays", List.of(
                    Measure.less("snapshot", "100 MB of arrays add to a fork", "ms").target(new Target.Below(500)))));

    Suite suite() {
        return new Suite(NAME, TASKS.stream().map(this::match).toList());
    }

    private Match match(Task task) {
        Contender ours = new Contender("heddle", command(task, kernel, kernelDir), LIMIT);
        Contender peer = new Contender(KernelSuite.IPYKERNEL, command(task, KernelSuite.IPYKERNEL, null), LIMIT);
        return new Match(task.name(), ours, List.of(Peer.present(peer, task.measures())));
    }

    private List<String> command(Task task, String name, @Nullable Path folder) {
        List<String> command = new ArrayList<>(List.of(python, "-B", driver.toString(), task.what(), "--kernel", name,
                "--work", work.toString()));
        if (folder != null) {
            command.addAll(List.of("--kernel-dir", folder.toAbsolutePath().toString()));
        }
        if (quick) {
            command.add("--quick");
        }
        return command;
    }
}
