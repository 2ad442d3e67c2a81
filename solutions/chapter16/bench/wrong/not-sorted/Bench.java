// Fails: median=20, fastest=30, slowest=40
package chapter16.bench;

import java.util.ArrayList;
import java.util.Arrays;
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
        if (repeats < 1) {
            throw new IllegalArgumentException("nothing is measured in " + repeats + " rounds");
        }
        List<Row> rows = new ArrayList<>();
        for (long size : sizes) {
            rows.addAll(compare(strategies, size, repeats, nanos));
        }
        return new Table(rows);
    }

    private static List<Row> compare(List<Strategy> strategies, long size, int repeats, LongSupplier nanos) {
        List<Runs> all = strategies.stream().map(each -> new Runs(each, repeats)).toList();
        all.forEach(each -> each.warmUp(size));
        for (int round = 0; round < repeats; round++) {
            for (Runs each : all) {
                each.measure(round, size, nanos);
            }
        }
        return all.stream().map(each -> each.row(size, all.getFirst().warmUp)).toList();
    }

    /// The runs of one strategy for one size.
    private static final class Runs {

        private final Strategy strategy;
        private final long[] times;
        private final long[] answers;
        private long warmUp;

        Runs(Strategy strategy, int repeats) {
            this.strategy = strategy;
            times = new long[repeats];
            answers = new long[repeats];
        }

        void warmUp(long size) {
            warmUp = strategy.work().applyAsLong(size);
        }

        void measure(int round, long size, LongSupplier nanos) {
            long start = nanos.getAsLong();
            answers[round] = strategy.work().applyAsLong(size);
            times[round] = nanos.getAsLong() - start;
        }

        Row row(long size, long expected) {
            int last = times.length - 1;
            long median = (times[last / 2] + times[(last + 1) / 2]) / 2;
            boolean right = warmUp == expected && Arrays.stream(answers).allMatch(answer -> answer == expected);
            return new Row(strategy.name(), size, median, times[0], times[last], right);
        }
    }
}
