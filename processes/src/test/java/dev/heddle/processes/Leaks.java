package dev.heddle.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Fails a test that leaves a process, a thread or a file behind.
final class Leaks implements BeforeEachCallback, AfterEachCallback {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private Set<String> files = Set.of();

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        files = temporaryFiles();
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
            child.onExit().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).exceptionally(failure -> child).join();
        }
        for (Thread thread : threads()) {
            thread.join(LIMIT);
        }

        assertThat(Children.active()).isEmpty();
        assertThat(threads()).isEmpty();
        Set<String> left = temporaryFiles();
        left.removeAll(files);
        assertThat(left).isEmpty();
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

    private static Set<String> temporaryFiles() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("heddle-"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
