package dev.heddle.processes.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A test must leave no process, no open memory and no file behind.
final class NothingLeft implements BeforeEachCallback, AfterEachCallback {

    private List<String> before = List.of();

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        before = leftovers();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        assertThat(leftovers()).as("what the test has left").isSubsetOf(before);
    }

    static List<String> leftovers() throws IOException {
        var found = new TreeSet<String>();
        ProcessHandle.current().children().forEach(child -> found.add("process " + child.pid()));
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            files.filter(Files::isSymbolicLink).forEach(file -> {
                try {
                    String target = Files.readSymbolicLink(file).toString();
                    if (target.contains("heddle")) {
                        found.add(file + " to " + target);
                    }
                } catch (IOException _) {
                    // closed meanwhile: the listing's own
                }
            });
        }
        try (var files = Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), "heddle-shared-*")) {
            files.forEach(file -> found.add(file.toString()));
        }
        return List.copyOf(found);
    }
}
