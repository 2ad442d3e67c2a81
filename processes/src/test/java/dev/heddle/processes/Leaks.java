package dev.heddle.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Fails a test that leaves a process, a thread, a file or shared memory behind.
public final class Leaks implements BeforeEachCallback, AfterEachCallback {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private Set<String> before = Set.of();

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        before = filesAndMemory();
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
            child.onExit().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).exceptionally(failure -> child).join();
        }
        for (Thread thread : threads()) {
            thread.join(LIMIT);
        }

        assertThat(ProcessHandle.current().descendants()).as("processes that the test has left").isEmpty();
        assertThat(threads()).as("threads that the test has left").isEmpty();
        assertThat(filesAndMemory()).as("what the test has left").isSubsetOf(before);
    }

    /// Those that serve shared memory belong to the JVM, and stay as long as it does.
    private static List<Thread> threads() {
        return Thread.getAllStackTraces()
                .keySet()
                .stream()
                .filter(thread -> thread.getName().startsWith("heddle-"))
                .filter(thread -> !thread.getName().matches("heddle-(memory|wait-\\d+)"))
                .toList();
    }

    /// Temporary files (shared memory, and pipes, which are named by a UUID), and open ones without a name.
    public static Set<String> filesAndMemory() throws IOException {
        Set<String> found = new TreeSet<>();
        try (var files = Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")),
                "heddle-{shared-*,????????-????-*}")) {
            files.forEach(file -> found.add(file.toString()));
        }
        try (var files = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path file : files) {
                try {
                    String target = Files.readSymbolicLink(file).toString();
                    if (target.contains("heddle-") || target.contains("memfd:heddle")) {
                        found.add(file + " to " + target);
                    }
                } catch (NoSuchFileException _) {
                    // closed meanwhile: the listing's own
                }
            }
        }
        return found;
    }
}
