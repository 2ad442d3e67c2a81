package dev.heddle.worker.tool;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The virtual threads of this JVM. No list of threads has them; only a dump that the JVM writes to a file.
final class VirtualThreads {

    /// One of them.
    ///
    /// @param id    its number
    /// @param name  its name; empty if it has none
    /// @param state what it does
    /// @param lock  what it waits for, such as `Counter@1b2c`; empty if for nothing
    /// @param held  the locks of `synchronized` that it holds, written the same
    /// @param stack where it is, from the inside out
    record Seen(long id, String name, String state, String lock, List<String> held, List<String> stack) {

        Seen {
            held = List.copyOf(held);
            stack = List.copyOf(stack);
        }
    }

    private VirtualThreads() {}

    static List<Seen> all() throws IOException {
        Path folder = Files.createTempDirectory("heddle-threads");
        Path file = folder.resolve("dump.json");
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(file.toAbsolutePath().toString(), ThreadDumpFormat.JSON);
            return read(Files.readString(file));
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    static List<Seen> read(String dump) {
        List<Seen> threads = new ArrayList<>();
        Object root = member(Json.read(dump), "threadDump");
        elements(member(root, "threadContainers")).flatMap(each -> elements(member(each, "threads")))
                .filter(each -> "true".equals(member(each, "virtual")))
                .map(VirtualThreads::seen)
                .forEach(threads::add);
        return threads;
    }

    private static Seen seen(Object thread) {
        Object blocker = member(member(thread, "parkBlocker"), "object");
        String lock = Stream.of(member(thread, "blockedOn"), member(thread, "waitingOn"), blocker)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .findFirst()
                .orElse("");
        List<String> held = elements(member(thread, "monitorsOwned"))
                .flatMap(each -> elements(member(each, "locks")))
                .map(Object::toString)
                .toList();
        return new Seen(Long.parseLong(text(thread, "tid")), text(thread, "name"), text(thread, "state"), lock, held,
                elements(member(thread, "stack")).map(Object::toString).toList());
    }

    private static String text(Object of, String name) {
        return Objects.toString(member(of, name), "");
    }

    private static @Nullable Object member(@Nullable Object of, String name) {
        return of instanceof Map<?, ?> map ? map.get(name) : null;
    }

    private static Stream<Object> elements(@Nullable Object of) {
        return of instanceof List<?> list
                ? list.stream().filter(Objects::nonNull).map(Object.class::cast)
                : Stream.of();
    }
}
