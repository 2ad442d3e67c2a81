package dev.heddle.schedules.internal.weave;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What cannot be controlled, and is refused by its name.
final class Refusals {

    private static final Map<String, String> CLASSES = Map.ofEntries(
            Map.entry("java/lang/ProcessBuilder", "ProcessBuilder: other processes are not under control"),
            Map.entry("java/net/Socket", "sockets"),
            Map.entry("java/net/ServerSocket", "sockets"),
            Map.entry("java/net/http/HttpClient", "HttpClient"),
            Map.entry("sun/misc/Unsafe", "sun.misc.Unsafe"),
            Map.entry("java/util/concurrent/CountedCompleter", "CountedCompleter: use RecursiveTask"),
            Map.entry("java/util/concurrent/ForkJoinWorkerThread", "ForkJoinWorkerThread"),
            Map.entry("java/util/concurrent/StructuredTaskScope", "StructuredTaskScope"),
            Map.entry("java/lang/management/ManagementFactory", "ManagementFactory: it sees the real threads"),
            Map.entry("java/security/SecureRandom", "SecureRandom: no run is like another; use Random with a seed"),
            Map.entry("java/lang/ref/Cleaner", "Cleaner: it runs when the garbage collector likes"),
            Map.entry("java/lang/foreign/Linker", "native calls"),
            Map.entry("java/io/PipedInputStream", "piped streams"),
            Map.entry("java/io/PipedOutputStream", "piped streams"));

    private static final Map<String, Set<String>> METHODS = Map.ofEntries(
            Map.entry("org/junit/jupiter/api/Assertions", Set.of("assertTimeoutPreemptively")),
            Map.entry("java/util/Arrays", Set.of("parallelSort", "parallelSetAll", "parallelPrefix")),
            Map.entry("java/lang/System", Set.of("exit", "load", "loadLibrary", "gc")),
            Map.entry("java/lang/Runtime", Set.of("exec", "exit", "halt", "addShutdownHook", "removeShutdownHook", "gc",
                    "load", "loadLibrary")),
            Map.entry("java/lang/IO", Set.of("readln")),
            Map.entry("java/lang/reflect/Field", Set.of("set", "setInt", "setLong", "setBoolean")));

    private static final Set<String> THREADS =
            Set.of("getAllStackTraces", "enumerate", "activeCount", "getStackTrace", "stop", "suspend", "resume");

    private Refusals() {}

    static @Nullable String reason(String owner, String name) {
        String reason = CLASSES.get(owner);
        if (reason != null) {
            return reason;
        }
        if (METHODS.getOrDefault(owner, Set.of()).contains(name)
                || (owner.equals("java/lang/Thread") && THREADS.contains(name))) {
            return owner.substring(owner.lastIndexOf('/') + 1) + "." + name;
        }
        return null;
    }
}
