package chapter01.overlap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tells concurrent from parallel.
final class Overlap {

    /// A task has a core from one moment up to, but not including, another.
    record Run(String task, int core, long from, long to) {

        boolean overlaps(Run other) {
            return !task.equals(other.task) && from < other.to && other.from < to;
        }

        Run upTo(Run other) {
            return new Run(task, core, Math.min(from, other.from), Math.max(to, other.to));
        }
    }

    private Overlap() {}

    static boolean concurrent(List<Run> runs) {
        Map<String, Run> lives = new HashMap<>();
        runs.forEach(run -> lives.merge(run.task(), run, Run::upTo));
        return parallel(List.copyOf(lives.values()));
    }

    static boolean parallel(List<Run> runs) {
        return runs.stream().anyMatch(a -> runs.stream().anyMatch(a::overlaps));
    }
}
