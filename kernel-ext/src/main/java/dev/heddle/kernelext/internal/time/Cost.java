package dev.heddle.kernelext.internal.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a run has cost, as the tool `meter` tells it.
///
/// @param wall      the time that has passed, in nanoseconds
/// @param cpu       what all threads have computed, without the compiler
/// @param collected what the garbage collector took
/// @param compiled  what the compiler took
/// @param allocated bytes that were allocated
/// @param others    how many processors others kept busy; 0 if that is not known
/// @param free      how many processors had nothing to do
/// @param stolen    how many processors other machines took away
record Cost(long wall, long cpu, long collected, long compiled, long allocated, double others, double free,
        double stolen) {

    private static final long WORTH_A_WORD = 1_000_000;

    static Cost read(String told) {
        Map<String, String> values = told.lines()
                .filter(each -> each.contains("="))
                .collect(Collectors.toMap(each -> each.substring(0, each.indexOf('=')),
                        each -> each.substring(each.indexOf('=') + 1)));
        return new Cost(number(values, "wall"), number(values, "cpu"), number(values, "gc"), number(values, "jit"),
                number(values, "allocated"), share(values, "others"), share(values, "free"), share(values, "stolen"));
    }

    private static double share(Map<String, String> values, String name) {
        return Double.parseDouble(values.getOrDefault(name, "0"));
    }

    private static long number(Map<String, String> values, String name) {
        return Long.parseLong(values.getOrDefault(name, "0"));
    }

    String text() {
        List<String> parts = new ArrayList<>();
        parts.add("wall " + Units.time(wall));
        parts.add("CPU " + Units.time(cpu));
        parts.add(Units.size(allocated) + " allocated");
        if (collected >= WORTH_A_WORD) {
            parts.add("GC " + Units.time(collected));
        }
        if (compiled >= WORTH_A_WORD) {
            parts.add("JIT " + Units.time(compiled));
        }
        String line = String.join(" · ", parts) + "\n";
        return line + Machine.busy((double) wall, others, free, stolen)
                .stream()
                .map(each -> each + "\n")
                .collect(Collectors.joining());
    }
}
