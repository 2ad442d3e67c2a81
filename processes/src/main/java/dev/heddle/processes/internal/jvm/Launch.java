package dev.heddle.processes.internal.jvm;

import dev.heddle.processes.internal.child.Main;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a child JVM is started.
///
/// @param name        what it is called
/// @param maxHeap     its largest heap, as `-Xmx` takes it
/// @param flags       more flags for the JVM
/// @param environment variables that differ from this process's
/// @param folder      where it works; null for this process's folder
/// @param classPath   where its classes are
/// @param piped       whether its output comes to this JVM; else it goes where this JVM's output goes
public record Launch(String name, String maxHeap, List<String> flags, Map<String, String> environment,
        @Nullable Path folder, String classPath, boolean piped) {

    /// By which a child is known among the processes of the machine.
    public static final String NAME_FLAG = "-Dheddle.child=";

    /// Found by measuring: the serial collector and no performance file are what makes a small JVM start fast.
    private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-XX:-UsePerfData",
            "-XX:+DisplayVMOutputToStderr", "--enable-native-access=ALL-UNNAMED");

    private static final List<String> TEXTS = List.of("-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8");

    private static final long HEAP_LIMIT = 1L << 30;

    public Launch {
        flags = List.copyOf(flags);
        environment = Map.copyOf(environment);
    }

    /// What a child gets if nothing else is said: this JVM's class path, and at most 1 GB of heap. A JVM's own default
    /// is a quarter of the machine, for each child.
    public static Launch standard() {
        long heap = Math.min(Runtime.getRuntime().maxMemory(), HEAP_LIMIT);
        return new Launch("", (heap >> 20) + "m", List.of(), Map.of(), null, System.getProperty("java.class.path"),
                false);
    }

    public Launch withName(String newName) {
        return new Launch(newName, maxHeap, flags, environment, folder, classPath, piped);
    }

    public Launch withMaxHeap(String heap) {
        return new Launch(name, heap, flags, environment, folder, classPath, piped);
    }

    public Launch withFlags(List<String> more) {
        List<String> all = new ArrayList<>(flags);
        all.addAll(more);
        return new Launch(name, maxHeap, all, environment, folder, classPath, piped);
    }

    public Launch withEnvironment(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(more);
        return new Launch(name, maxHeap, flags, all, folder, classPath, piped);
    }

    public Launch withFolder(Path newFolder) {
        return new Launch(name, maxHeap, flags, environment, newFolder, classPath, piped);
    }

    public Launch withClassPath(String newClassPath) {
        return new Launch(name, maxHeap, flags, environment, folder, newClassPath, piped);
    }

    public Launch withPiped(boolean newPiped) {
        return new Launch(name, maxHeap, flags, environment, folder, classPath, newPiped);
    }

    Process start(int allowance) throws IOException {
        var builder = new ProcessBuilder(command());
        if (!piped) {
            builder.redirectOutput(Redirect.INHERIT).redirectError(Redirect.INHERIT);
        }
        if (folder != null) {
            builder.directory(folder.toFile());
        }
        builder.environment().putAll(environment);
        builder.environment().put(Allowance.VARIABLE, Integer.toString(allowance));
        return builder.start();
    }

    /// The command line's beginning.
    static List<String> smallJvm() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL);
        return command;
    }

    /// The cache from which children of this JVM start.
    public static StartCache cache() {
        return StartCache.of(ownPlace());
    }

    private List<String> command() {
        List<String> command = smallJvm();
        command.add("-Xmx" + maxHeap);
        if (piped) {
            command.addAll(TEXTS);
        }
        command.addAll(StartCache.of(ownPlace()).flags());
        command.addAll(flags);
        command.add(NAME_FLAG + name);
        // Heddle's own jar first: a start cache is good for a class path that begins like its own.
        command.addAll(List.of("-cp", ownPlace() + File.pathSeparator + classPath, Main.class.getName()));
        return command;
    }

    private static Path ownPlace() {
        CodeSource source = Launch.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalStateException("Heddle's own classes lie in no jar and in no folder; put its jar on the "
                    + "class path");
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of Heddle's own classes is no path: " + source.getLocation(), e);
        }
    }
}
