// Fails: (A B A): expected: <[true, false]> but was: <[false, false]>
package chapter01.overlap;

import java.util.List;

final class Overlap {

    record Run(String task, int core, long from, long to) {}

    private Overlap() {}

    static boolean concurrent(List<Run> runs) {
        return anyOverlap(runs);
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
