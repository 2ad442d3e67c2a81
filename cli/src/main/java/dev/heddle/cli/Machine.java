package dev.heddle.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The machine as Heddle looks at it. Nothing here changes anything, so a test can put another one in its place.
interface Machine {

    /// The families of systems that differ in where things are and how they are installed.
    enum Platform {
        LINUX, MACOS, WINDOWS
    }

    /// A variable of the environment; null if it is not set or empty.
    @Nullable
    String environment(String name);

    /// A property of this JVM; null if it is not set.
    @Nullable
    String property(String name);

    /// Whether the JDK that runs this has the module.
    boolean hasModule(String name);

    /// Where PATH leads for a program; null if it leads nowhere.
    @Nullable
    Path which(String program);

    Tool.Outcome run(Tool tool);

    boolean exists(Path path);

    boolean isFolder(Path path);

    /// Whether a file could be made or changed there. The path must exist.
    boolean isWritable(Path path);

    /// What a folder holds, in the order of names; empty if it is no folder or cannot be read.
    List<Path> list(Path folder);

    /// The text of a small file; null if it is not there or cannot be read.
    @Nullable
    String read(Path file);

    /// The path without symbolic links; the path itself if it cannot be followed.
    Path followed(Path path);

    /// How much can still be written where this folder is. The folder must exist.
    long freeBytes(Path folder);

    int processors();

    long memoryBytes();

    /// A property that every JVM has.
    default String fact(String name) {
        String value = property(name);
        if (value == null) {
            throw new IllegalStateException("this JVM has no property '" + name + "'");
        }
        return value;
    }

    default Platform platform() {
        String name = fact("os.name").toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return Platform.WINDOWS;
        }
        return name.startsWith("mac") ? Platform.MACOS : Platform.LINUX;
    }

    /// How a command of Heddle is typed here.
    default String heddle(String command) {
        return (platform() == Platform.WINDOWS ? ".\\heddle " : "./heddle ") + command;
    }

    /// The path itself, or the nearest folder above it that is there.
    default Path nearestExisting(Path path) {
        Path nearest = path.toAbsolutePath();
        for (Path above = nearest.getParent(); !exists(nearest) && above != null; above = above.getParent()) {
            nearest = above;
        }
        return nearest;
    }

    /// Whether files could be made in the folder, which may have to be made first. Below a file no folder can be.
    default boolean canWriteIn(Path folder) {
        Path nearest = nearestExisting(folder);
        return isFolder(nearest) && isWritable(nearest);
    }
}
