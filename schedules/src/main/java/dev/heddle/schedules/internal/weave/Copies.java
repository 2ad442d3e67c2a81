package dev.heddle.schedules.internal.weave;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Which classes of the JDK a program gets as woven copies, and under which names.
///
/// Interfaces, enums and exceptions stay what they are, so that copies and the rest of the JDK understand each other.
final class Copies {

    /// What stands before the name of a copy.
    static final String PREFIX = "woven/";

    private static final String CONCURRENT = "java/util/concurrent/";
    /// An interface that names a class of which there is a copy.
    private static final String STAGE = CONCURRENT + "CompletionStage";
    private static final List<String> COPIED =
            List.of(CONCURRENT, "java/util/stream/Gatherers", "java/util/Timer", "java/util/TaskQueue");
    private static final List<String> NAMED =
            Stream.concat(COPIED.stream(), Stream.of("jdk/internal/", "sun/reflect/")).toList();
    private static final String STANDIN = "dev/heddle/schedules/internal/standin/";
    private static final String MODEL = "dev/heddle/schedules/internal/model/";

    private static final Map<String, String> REPLACED = Map.ofEntries(
            Map.entry("jdk/internal/misc/Unsafe", MODEL + "Memory"),
            Map.entry("jdk/internal/vm/SharedThreadContainer", STANDIN + "Container"),
            Map.entry("jdk/internal/invoke/MhUtil", STANDIN + "Handles"),
            Map.entry("jdk/internal/util/ArraysSupport", STANDIN + "Lengths"),
            Map.entry("jdk/internal/access/SharedSecrets", STANDIN + "Secrets"),
            Map.entry("jdk/internal/access/JavaUtilConcurrentTLRAccess", STANDIN + "Probes"),
            Map.entry("jdk/internal/access/JavaObjectInputStreamAccess", STANDIN + "Arrays"),
            Map.entry("jdk/internal/reflect/Reflection", STANDIN + "Caller"),
            Map.entry("sun/reflect/misc/ReflectUtil", STANDIN + "Caller"),
            Map.entry("jdk/internal/ref/CleanerFactory", STANDIN + "Caller"),
            Map.entry(CONCURRENT + "locks/AbstractOwnableSynchronizer", STANDIN + "Owned"),
            Map.entry(CONCURRENT + "ThreadLocalRandom", STANDIN + "Dice"),
            Map.entry(CONCURRENT + "ThreadPerTaskExecutor", STANDIN + "ThreadPerTask"),
            Map.entry(CONCURRENT + "ForkJoinPool", STANDIN + "ForkJoinPool"),
            Map.entry(CONCURRENT + "DelayScheduler$ScheduledForkJoinTask", STANDIN + "Later"),
            Map.entry(CONCURRENT + "ForkJoinTask", STANDIN + "ForkJoinTask"),
            Map.entry(CONCURRENT + "RecursiveTask", STANDIN + "RecursiveTask"),
            Map.entry(CONCURRENT + "RecursiveAction", STANDIN + "RecursiveAction"));

    private static final Set<String> KEPT =
            Set.of(CONCURRENT + "locks/LockSupport", CONCURRENT + "ForkJoinWorkerThread",
                    CONCURRENT + "CountedCompleter", CONCURRENT + "StructuredTaskScopeImpl");

    private final Map<String, Boolean> copied = new ConcurrentHashMap<>();

    static boolean mayHold(String text) {
        return NAMED.stream().anyMatch(text::contains);
    }

    static boolean startsHere(String text, int at) {
        return NAMED.stream().anyMatch(name -> text.startsWith(name, at));
    }

    /// The name under which a program gets the class.
    String nameOf(String name) {
        String replaced = REPLACED.get(name);
        if (replaced != null) {
            return replaced;
        }
        return COPIED.stream().anyMatch(name::startsWith) && isCopied(name) ? PREFIX + name : name;
    }

    /// Whether the class belongs to the library that is woven.
    static boolean isLibrary(String name) {
        return name.startsWith(PREFIX) || name.startsWith(STANDIN);
    }

    /// The name of the original.
    static String original(String name) {
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }

    private boolean isCopied(String name) {
        int dollar = name.indexOf('$');
        String top = dollar < 0 ? name : name.substring(0, dollar);
        return copied.computeIfAbsent(top, Copies::isClass);
    }

    private static boolean isClass(String top) {
        if (top.equals(STAGE)) {
            return true;
        }
        if (KEPT.contains(top) || REPLACED.containsKey(top)) {
            return false;
        }
        try {
            Class<?> type = Class.forName(top.replace('/', '.'), false, null);
            return !type.isInterface() && !type.isEnum() && !Throwable.class.isAssignableFrom(type);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
