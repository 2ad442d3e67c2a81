package dev.heddle.processes;

import dev.heddle.processes.internal.jvm.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The children of this process that are alive.
public final class Children {

    private static final Path PROCESSES = Path.of("/proc");

    private Children() {}

    /// What one child is doing.
    ///
    /// @param name        what it is called
    /// @param pid         its process's number
    /// @param state       in one word: `running`, `sleeping`, `stopped`, `ended`; `alive` where the system tells no more
    /// @param cpu         how long it has computed; zero where the system does not tell
    /// @param memoryBytes how much memory it holds; -1 where the system does not tell
    /// @param children    its own children
    public record Info(String name, long pid, String state, Duration cpu, long memoryBytes, List<Info> children) {

        public Info {
            children = List.copyOf(children);
        }

        @Override
        public String toString() {
            var text = new StringBuilder();
            print(text, "");
            return text.toString();
        }

        private void print(StringBuilder text, String indent) {
            text.append("%s%s (pid %d): %s, %.2f s of CPU, %d MB%n".formatted(indent, name, pid, state,
                    cpu.toMillis() / 1000.0, memoryBytes < 0 ? -1 : memoryBytes >> 20));
            children.forEach(child -> child.print(text, indent + "  "));
        }
    }

    /// Makes, if it is not there, the file from which children start in half the time: some 16 MB in the user's folder for
    /// caches. It takes a second or two, and needs Heddle in a jar. Pools and reserves make it by themselves when they have
    /// been there for some seconds.
    ///
    /// @return whether it is there; children start without it, too
    public static boolean makeStartCache() throws InterruptedException {
        return Launch.cache().make();
    }

    /// How many processors there are for this process and its children together.
    public static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    /// The tree of the children that this library has started, and that are alive, with the oldest first.
    public static List<Info> active() {
        return of(ProcessHandle.current());
    }

    private static List<Info> of(ProcessHandle parent) {
        return parent.children()
                .filter(child -> !nameOf(child).isEmpty())
                .sorted(Comparator.comparingLong(ProcessHandle::pid))
                .map(Children::info)
                .toList();
    }

    private static Info info(ProcessHandle child) {
        List<String> status = lines(child, "status");
        return new Info(nameOf(child).substring(Launch.NAME_FLAG.length()), child.pid(), state(child, status),
                child.info().totalCpuDuration().orElse(Duration.ZERO), memory(status), of(child));
    }

    /// The flag that tells its name, or nothing if it is no child of this library.
    private static String nameOf(ProcessHandle process) {
        return Arrays.stream(process.info().arguments().orElse(new String[0]))
                .filter(argument -> argument.startsWith(Launch.NAME_FLAG))
                .findFirst()
                .orElse("");
    }

    private static String state(ProcessHandle child, List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith("State:"))
                .map(line -> switch (line.substring("State:".length()).strip().charAt(0)) {
                    case 'R' -> "running";
                    case 'S', 'D', 'I' -> "sleeping";
                    case 'T', 't' -> "stopped";
                    default -> "ended";
                })
                .findFirst()
                .orElse(child.isAlive() ? "alive" : "ended");
    }

    private static long memory(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .findFirst()
                .orElse(-1);
    }

    /// Nothing if the process has ended meanwhile, or the system keeps no such file.
    private static List<String> lines(ProcessHandle process, String file) {
        try {
            return Files.readAllLines(PROCESSES.resolve(Long.toString(process.pid())).resolve(file));
        } catch (IOException e) {
            return List.of(); // no such file, or it went while it was read
        }
    }
}
