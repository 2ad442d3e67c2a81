package dev.heddle.cli;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The machine that this JVM runs on.
final class ThisMachine implements Machine {

    @Override
    public @Nullable String environment(String name) {
        String value = System.getenv(name);
        return value == null || value.isEmpty() ? null : value;
    }

    @Override
    public @Nullable String property(String name) {
        return System.getProperty(name);
    }

    @Override
    public boolean hasModule(String name) {
        return ModuleFinder.ofSystem().find(name).isPresent();
    }

    @Override
    public @Nullable Path which(String program) {
        String path = environment("PATH");
        if (path == null) {
            return null;
        }
        return Stream.of(path.split(File.pathSeparator))
                .flatMap(ThisMachine::readable)
                .flatMap(folder -> endings().stream().map(ending -> folder.resolve(program + ending)))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .orElse(null);
    }

    /// A relative entry of PATH means another program in each folder, so it is passed over, as is an entry with letters
    /// that the locale cannot hold.
    private static Stream<Path> readable(String entry) {
        try {
            return Stream.of(Path.of(entry)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }

    private List<String> endings() {
        if (platform() != Platform.WINDOWS) {
            return List.of("");
        }
        String endings = environment("PATHEXT");
        return List.of((endings == null ? ".com;.exe;.bat;.cmd" : endings).toLowerCase(Locale.ROOT).split(";"));
    }

    @Override
    public Tool.Outcome run(Tool tool) {
        return tool.run();
    }

    @Override
    public boolean exists(Path path) {
        return Files.exists(path);
    }

    @Override
    public boolean isFolder(Path path) {
        return Files.isDirectory(path);
    }

    @Override
    public boolean isWritable(Path path) {
        return Files.isWritable(path);
    }

    @Override
    public List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    @Override
    public @Nullable String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public Path followed(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }

    @Override
    public long freeBytes(Path folder) {
        // Not a FileStore: in a chroot it fails, since it looks for the folder's mount.
        return folder.toFile().getUsableSpace();
    }

    @Override
    public int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public long memoryBytes() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }
}
