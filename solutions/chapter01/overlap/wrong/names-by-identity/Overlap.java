// Fails: (A 0–5, A 3–8): expected: <[false, false]> but was: <[true, false]>
package chapter01.overlap;

import java.util.List;

final class Overlap {

    record Run(String task, int core, long from, long to) {}

    private Overlap() {}

    static boolean concurrent(List<Run> runs) {
        for (Run a : runs) {
            for (Run b : runs) {
                if (a.task() != b.task() && begin(runs, a) < end(runs, b) && begin(runs, b) < end(runs, a)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static long begin(List<Run> runs, Run of) {
        return runs.stream().filter(run -> run.task() == of.task()).mapToLong(Run::from).min().getAsLong();
    }

    private static long end(List<Run> runs, Run of) {
        return runs.stream().filter(run -> run.task() == of.task()).mapToLong(Run::to).max().getAsLong();
    }

    static boolean parallel(List<Run> runs) {
        return anyOverlap(runs);
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
