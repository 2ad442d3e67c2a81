// Fails: parallel(A 0–9, A 1–2, B 3–4): expected: <true> but was: <false>
package chapter01.overlap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class Overlap {

    record Run(String task, int core, long from, long to) {}

    private Overlap() {}

    static boolean concurrent(List<Run> runs) {
        Map<String, Run> lives = new HashMap<>();
        for (Run run : runs) {
            Run life = lives.get(run.task());
            lives.put(run.task(), life == null
                    ? run
                    : new Run(run.task(), 0, Math.min(life.from(), run.from()), Math.max(life.to(), run.to())));
        }
        return anyOverlap(List.copyOf(lives.values()));
    }

    static boolean parallel(List<Run> runs) {
        List<Run> sorted = runs.stream().sorted(java.util.Comparator.comparingLong(Run::from)).toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (overlap(sorted.get(i - 1), sorted.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean overlap(Run a, Run b) {
        return !a.task().equals(b.task()) && a.from() < b.to() && b.from() < a.to();
    }

    private static boolean anyOverlap(List<Run> runs) {
        for (Run a : runs) {
            for (Run b : runs) {
                if (overlap(a, b)) {
                    return true;
                }
            }
        }
        return false;
    }
}
