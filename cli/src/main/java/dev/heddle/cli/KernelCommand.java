package dev.heddle.cli;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How the kernel's JVM is started.
///
/// @param jdk  the JDK that it runs on
/// @param lib  the folder of its jars
/// @param jars their names
record KernelCommand(Jdk jdk, Path lib, List<String> jars) {

    /// The AOT caches, beside the jars. The kernel passes the worker's on to the JVM of the cells.
    static final String CACHE = "kernel.aot";

    private static final String MAIN_CLASS = "dev.heddle.kernel.Main";

    /// What the kernel's compiler uses of javac, and javac does not export.
    private static final List<String> COMPILER_PACKAGES = List.of("jdk.compiler/com.sun.tools.javac.api",
            "jdk.compiler/com.sun.tools.javac.code", "jdk.compiler/com.sun.tools.javac.util");

    private static final String UTF_8_LOCALE = "[ \"$(locale charmap 2>/dev/null)\" = UTF-8 ] || "
            + "{ export LANG=\"${LC_ALL:-$LANG}\" LC_CTYPE=C.UTF-8; unset LC_ALL; }; exec \"$0\" \"$@\"";

    KernelCommand {
        jars = List.copyOf(jars);
    }

    /// What Jupyter runs. A cache that is not there, or is damaged, or belongs to another JDK, is left aside silently.
    List<String> argv() {
        List<String> command = java("-XX:AOTCache=" + lib.resolve(CACHE), "-XX:+VerifySharedSpaces",
                "-Xlog:aot*=off,cds*=off");
        command.addAll(List.of(MAIN_CLASS, "{connection_file}"));
        return StandardCharsets.US_ASCII.newEncoder().canEncode(String.join("", command)) ? command : inUtf8(command);
    }

    /// A JVM cannot find its own class path in a folder named 线程 where the locale is `C`, as in containers and job queues.
    private static List<String> inUtf8(List<String> command) {
        if (File.separatorChar != '/') {
            return command;
        }
        List<String> whole = new ArrayList<>(List.of("/bin/sh", "-c", UTF_8_LOCALE));
        whole.addAll(command);
        return whole;
    }

    /// Plays a session, and writes down what the two JVMs of a kernel have loaded for it.
    List<String> rehearsal(Path kernels, Path workers) {
        List<String> command = java("-XX:AOTMode=record", "-XX:AOTConfiguration=" + kernels,
                "-Dheddle.worker.record=" + workers);
        command.addAll(List.of(MAIN_CLASS, "--rehearsal"));
        return command;
    }

    /// Makes the kernel's cache of what was written down.
    List<String> creation(Path kernels, Path cache) {
        return java("-XX:AOTMode=create", "-XX:AOTConfiguration=" + kernels, "-XX:AOTCache=" + cache);
    }

    /// Makes the worker's cache. Its JVM is a plain one, with the class path that the kernel gives it.
    List<String> workerCreation(Path workers, Path cache) {
        String path = jars.stream()
                .filter(jar -> jar.startsWith("heddle-worker-") || jar.startsWith("heddle-processes-"))
                .sorted((a, b) -> b.compareTo(a))
                .map(jar -> lib.resolve(jar).toString())
                .reduce((a, b) -> a + File.pathSeparator + b)
                .orElse("");
        return List.of(jdk.java().toString(), "-XX:-UsePerfData", "-XX:AOTMode=create",
                "-XX:AOTConfiguration=" + workers, "-XX:AOTCache=" + cache, "-cp", path);
    }

    /// A small compiler, a small collector and a small heap: the kernel starts fast. Cells run in a JVM of their own.
    private List<String> java(String... more) {
        List<String> command = new ArrayList<>(List.of(jdk.java().toString(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xms48m"));
        command.addAll(List.of(more));
        for (String exported : COMPILER_PACKAGES) {
            command.add("--add-exports");
            command.add(exported + "=ALL-UNNAMED");
        }
        List<String> path = jars.stream().map(jar -> lib.resolve(jar).toString()).toList();
        command.addAll(List.of("-cp", String.join(File.pathSeparator, path)));
        return command;
    }
}
