package dev.heddle.worker.fork;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is told of a process: fields behind each other with tabs between.
///
/// @param depth  how far below the notebook's JVM it stands; 0 for its children
/// @param name   what it is called
/// @param state  in one word
/// @param cpu    milliseconds; -1 where the system does not tell
/// @param memory bytes; -1 where the system does not tell
/// @param age    milliseconds; -1 where the system does not tell
/// @param cell   the cell that has started it; empty if that is not known
record ProcessLine(int depth, long pid, String name, String state, long cpu, long memory, long age, String cell) {

    /// How the names of processes begin that no cell has asked for.
    static final String OWN = "heddle-";

    /// What becomes a process while a thread waits for it: no cell that has ended.
    private static final String STARTER = "jspawnhelper";

    private static final String NAME_FLAG = "-Dheddle.child=";

    static ProcessLine of(int depth, ProcessHandle process, String name, String cell) {
        List<String> status = status(process.pid());
        return new ProcessLine(depth, process.pid(), name, state(process, status),
                process.info().totalCpuDuration().map(Duration::toMillis).orElse(-1L), memory(status),
                process.info()
                        .startInstant()
                        .map(start -> Math.max(0, Duration.between(start, Instant.now()).toMillis()))
                        .orElse(-1L),
                cell);
    }

    String text() {
        return String.join("\t", Integer.toString(depth), Long.toString(pid), name.replaceAll("\\s", " "), state,
                Long.toString(cpu), Long.toString(memory), Long.toString(age), cell) + "\n";
    }

    /// The name of its program, or that of a child of Heddle's.
    static String command(ProcessHandle process) {
        String name = argument(process, NAME_FLAG);
        if (argument(process, "-XX:AOTCacheOutput=") != null) {
            return OWN + "start-cache"; // makes the file from which children start faster
        }
        return name != null
                ? name
                : process.info().command().map(each -> String.valueOf(Path.of(each).getFileName())).orElse("ended");
    }

    /// Whether no cell has asked for a process of that name.
    static boolean isOwn(String name) {
        return name.startsWith(OWN) || name.equals(STARTER);
    }

    /// The rest of an argument; null if there is none that begins so.
    static @Nullable String argument(ProcessHandle process, String begin) {
        return Arrays.stream(process.info().arguments().orElse(new String[0]))
                .filter(each -> each.startsWith(begin))
                .map(each -> each.substring(begin.length()))
                .findFirst()
                .orElse(null);
    }

    private static String state(ProcessHandle process, List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith("State:"))
                .map(line -> switch (line.substring("State:".length()).strip().charAt(0)) {
                    case 'R' -> "running";
                    case 'T', 't' -> "stopped";
                    case 'Z', 'X' -> "ended";
                    default -> "sleeping";
                })
                .findFirst()
                .orElse(process.isAlive() ? "alive" : "ended");
    }

    private static long memory(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.toLowerCase(Locale.ROOT).replaceAll("\\D", "")) << 10)
                .findFirst()
                .orElse(-1);
    }

    /// Nothing if the process has ended meanwhile, or the system keeps no such file.
    private static List<String> status(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
