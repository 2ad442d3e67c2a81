package chapter01.overlap;

import java.util.List;

/// Tells concurrent from parallel.
final class Overlap {

    /// A task has a core from one moment up to, but not including, another.
    record Run(String task, int core, long from, long to) {}

    private Overlap() {}

    static boolean concurrent(List<Run> runs) {
        return false; // TODO: do the lives of two tasks have a moment in common?
    }

    static boolean parallel(List<Run> runs) {
        return false; // TODO: do two tasks ever run at the same moment?
    }
}
