package dev.heddle.bench;

import dev.heddle.bench.ProcessesSuite.Task;
import java.util.List;

/// What processes share: locks, values, queues. Measured by `shared.py`.
final class SharedTasks {

    static final List<Task> ALL = List.of(
            task("locks", "locks", List.of(
                    less("lock", "lock and unlock, nobody else", "ns", 2),
                    more("contended", "lock and unlock, two processes", 2),
                    less("semaphore", "semaphore, hand-over one way", "µs", 1),
                    less("barrier", "barrier, a cycle of two", "µs", 2.5),
                    less("condition", "condition, round trip", "µs", 2))),
            task("values", "values", List.of(
                    more("locked", "locked addition, two processes", 6),
                    more("atomic", "atomic addition, two processes, beside a locked one", 45),
                    less("element", "element of an array", "ns", 40),
                    less("guarded", "element of an array, locked", "ns", 25),
                    Measure.more("bulk", "bulk copy", "GB/s").target(new Target.Ratio(3)))),
            task("queues", "queues", List.of(
                    more("int", "queue, int", 40), more("kilobyte", "queue, 1 KB", 30),
                    more("large", "queue, 64 KB", 2.5), more("record", "queue, record", 9),
                    more("int_cold", "queue, int, child just started", 1.2),
                    more("kilobyte_cold", "queue, 1 KB, child just started", 1),
                    more("record_cold", "queue, record, child just started", 0.7),
                    more("object", "queue, any serializable object", 0.5),
                    less("roundtrip", "queue, round trip", "µs", 5), less("pipe", "pipe, round trip", "µs", 2.5))));

    private SharedTasks() {}

    private static Task task(String what, String name, List<Measure> measures) {
        return new Task("shared.py", what, name, measures);
    }

    private static Measure less(String key, String name, String unit, double ratio) {
        return Measure.less(key, name, unit).target(new Target.Ratio(ratio));
    }

    private static Measure more(String key, String name, double ratio) {
        return Measure.more(key, name, "a second").target(new Target.Ratio(ratio));
    }
}
