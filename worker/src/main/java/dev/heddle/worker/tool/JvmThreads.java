package dev.heddle.worker.tool;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The threads of the JVM that run no Java: its compilers, its collector, and what else it needs.
final class JvmThreads {

    private static final File TASKS = new File("/proc/self/task");
    private static final List<String> COMPILERS = List.of("C1 Comp", "C2 Comp");
    private static final List<String> OTHERS = List.of("GC Thread", "G1 ", "ParGC", "Shenandoah", "ZWorker",
            "ZDirector",
            "ZDriver", "ZStat", "ZUncommit", "ZUnmapper", "VM Thread", "VM Periodic", "Monitor Defl", "Service Thread",
            "JFR ", "Sweeper");

    /// What they have computed, in nanoseconds.
    record Used(long all, long compilers) {}

    private enum Kind {
        COMPILER, OTHER, JAVA
    }

    private final CpuClock clock;
    private final Map<Integer, Kind> known = new HashMap<>(); // guarded by this

    JvmThreads(CpuClock clock) {
        this.clock = clock;
    }

    synchronized Used used() {
        long all = 0;
        long compilers = 0;
        for (int id : ids()) {
            Kind kind = known.computeIfAbsent(id, JvmThreads::kind);
            if (kind != Kind.JAVA) {
                long time = clock.ofThread(id);
                all += time;
                compilers += kind == Kind.COMPILER ? time : 0;
            }
        }
        return new Used(all, compilers);
    }

    private Set<Integer> ids() {
        Set<Integer> ids = new HashSet<>();
        String[] names = TASKS.list();
        for (String each : names == null ? new String[0] : names) {
            ids.add(Integer.valueOf(each));
        }
        known.keySet().retainAll(ids);
        return ids;
    }

    /// Not by a channel: those are closed when their thread is interrupted.
    private static Kind kind(int id) {
        try (FileInputStream file = new FileInputStream(TASKS + "/" + id + "/comm")) {
            String name = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return COMPILERS.stream().anyMatch(name::startsWith)
                    ? Kind.COMPILER
                    : OTHERS.stream().anyMatch(name::startsWith) ? Kind.OTHER : Kind.JAVA;
        } catch (IOException e) {
            return Kind.JAVA; // it has just ended
        }
    }
}
