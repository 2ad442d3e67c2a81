package dev.heddle.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The processes that the cells of one worker have started, and those that these have started. They are known by a
/// variable in their environment, which every child gets: the system forgets who started whom as soon as one in between
/// has ended.
public final class Offspring {

    /// The variable. Its value names the worker.
    public static final String VARIABLE = "HEDDLE_WORKER";

    private Offspring() {}

    /// All of them, but not the calling process and the worker. Where the system does not show the environment of a process,
    /// those are found that descend from the worker without a gap.
    ///
    /// @param mark     the value of their variable
    /// @param ancestor the worker
    /// @return the processes; some may come twice
    public static Stream<ProcessHandle> of(String mark, ProcessHandle ancestor) {
        ProcessHandle self = ProcessHandle.current();
        return Stream.concat(ancestor.descendants(), ProcessHandle.allProcesses().filter(each -> bears(each, mark)))
                .filter(each -> !each.equals(self) && !each.equals(ancestor));
    }

    /// Ends all of them, but not the calling process. Where the system does not show the environment of a process, those are
    /// found that descend from the given one without a gap.
    ///
    /// @param mark     the value of their variable
    /// @param ancestor the worker
    public static void end(String mark, ProcessHandle ancestor) {
        of(mark, ancestor).forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean bears(ProcessHandle process, String mark) {
        Path environment = Path.of("/proc", String.valueOf(process.pid()), "environ");
        try {
            String variables = "\0" + Files.readString(environment, StandardCharsets.ISO_8859_1);
            return variables.contains("\0" + VARIABLE + "=" + mark + "\0");
        } catch (IOException e) {
            return false; // it has ended, is not ours, or this system has no such files
        }
    }
}
