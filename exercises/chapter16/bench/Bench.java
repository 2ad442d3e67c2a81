package chapter16.bench;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;

/// Compares ways to do the same, honestly.
final class Bench {

    private Bench() {}

    /// A way to do it: from a size to an answer.
    record Strategy(String name, LongUnaryOperator work) {}

    /// What came of one strategy for one size, in nanoseconds.
    record Row(String strategy, long size, long median, long fastest, long slowest, boolean right) {}

    /// All rows.
    record Table(List<Row> rows) {}

    static Table compare(List<Strategy> strategies, List<Long> sizes, int repeats, LongSupplier nanos) {
        return new Table(List.of()); // TODO: warm up, measure in rounds, and look at each answer
    }
}
