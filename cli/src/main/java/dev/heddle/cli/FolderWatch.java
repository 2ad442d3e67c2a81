package dev.heddle.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Tells when somebody saves a Java file in one of some folders. Editors write a file in several steps: it waits until they are
/// done.
final class FolderWatch implements AutoCloseable {

    private static final long STILL_MILLIS = 100;

    private final WatchService service;
    private final Map<WatchKey, Path> folders = new HashMap<>();

    FolderWatch(List<Path> watched) throws IOException {
        service = watched.getFirst().getFileSystem().newWatchService();
        try {
            for (Path each : watched) {
                folders.put(each.register(service, StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY), each);
            }
        } catch (IOException e) {
            service.close();
            throw e;
        }
    }

    /// Waits for the next change.
    ///
    /// @return the folders in which a file was saved
    Set<Path> await() throws InterruptedException {
        Set<Path> changed = new TreeSet<>();
        while (changed.isEmpty()) {
            for (@Nullable
            WatchKey key = service.take(); key != null; key = service.poll(STILL_MILLIS, TimeUnit.MILLISECONDS)) {
                Path folder = folders.get(key);
                if (folder != null && key.pollEvents().stream().anyMatch(FolderWatch::isJava)) {
                    changed.add(folder);
                }
                key.reset();
            }
        }
        return changed;
    }

    /// Too many events at once come as one without a name.
    private static boolean isJava(WatchEvent<?> event) {
        return event.context() == null || event.context().toString().endsWith(".java");
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
