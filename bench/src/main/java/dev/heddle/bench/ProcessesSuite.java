package dev.heddle.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Heddle's module `processes` beside Python's `multiprocessing`.
///
/// @param python   the Python whose `multiprocessing` is the peer
/// @param driver   `processes.py`, which measures both sides
/// @param work     a folder for what the driver compiles
/// @param javaHome the JDK of our side
/// @param jar      the jar or the folder that holds `processes`
/// @param quick    fewer repetitions
record ProcessesSuite(String python, Path driver, Path work, Path javaHome, Path jar, boolean quick) {

    static final String NAME = "processes";

    private static final Duration LIMIT = Duration.ofMinutes(5);

    /// What is done in one run of the driver.
    ///
    /// @param driver   the file beside `processes.py` that measures it
    /// @param what     the driver's name for it
    /// @param name     the reader's
    /// @param measures one row each
    record Task(String driver, String what, String name, List<Measure> measures) {

        Task(String what, String name, List<Measure> measures) {
            this("processes.py", what, name, measures);
        }
    }

    /// The peer of the rows is `fork` where nothing else is said: what Python does on Linux if nobody asks.
    private static final List<Task> TASKS = List.of(
            new Task("starts", "starting a child", List.of(
                    Measure.less("main", "start, from a main class, beside spawn", "ms").target(new Target.Ratio(1.25)),
                    Measure.less("lambda", "start, shipped lambda, beside spawn", "ms").target(new Target.Ratio(1)),
                    Measure.less("warm", "start, warm, beside forkserver", "ms").target(new Target.Ratio(5)),
                    Measure.less("first", "pool of two, to its first result, beside spawn", "ms")
                            .target(new Target.Ratio(1 / 1.5)),
                    Measure.less("copy", "100 MB of doubles to a warm child", "ms").target(new Target.Ratio(6)))),
            new Task("pools", "a pool of two", List.of(
                    Measure.less("single", "submit and get", "µs").target(new Target.Ratio(3)),
                    Measure.more("many", "many submits", "a second").target(new Target.Ratio(45)),
                    Measure.more("map1", "map, chunk 1", "a second").target(new Target.Ratio(7)),
                    Measure.more("map", "map, default chunk", "a second").target(new Target.Ratio(1)))));

    Suite suite() {
        return new Suite(NAME, Stream.concat(TASKS.stream(), SharedTasks.ALL.stream()).map(this::match).toList());
    }

    private Match match(Task task) {
        Contender ours = new Contender("heddle", command(task, "--java", javaHome.toString(), "--jar", jar.toString()),
                LIMIT);
        Contender peer = new Contender("multiprocessing", command(task), LIMIT);
        return new Match(task.name(), ours, List.of(Peer.present(peer, task.measures())));
    }

    private List<String> command(Task task, String... side) {
        List<String> command = new ArrayList<>(List.of(python, "-B", driver.resolveSibling(task.driver()).toString(),
                task.what(), "--work", work.toString()));
        command.addAll(List.of(side));
        if (quick) {
            command.add("--quick");
        }
        return command;
    }
}
