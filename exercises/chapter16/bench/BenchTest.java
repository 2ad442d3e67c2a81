package chapter16.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chapter16.bench.Bench.Row;
import chapter16.bench.Bench.Strategy;
import dev.heddle.schedules.kit.Tries;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BenchTest {

    private long now;

    @Test
    @Tries(value = "one strategy always takes 10, the other 20", zh = "一个策略总是用时 10，另一个总是 20")
    void times_are_measured() {
        Strategy fast = taking("fast", 10, 10, 10, 10);
        Strategy slow = taking("slow", 20, 20, 20, 20);

        List<Row> rows = Bench.compare(List.of(fast, slow), List.of(5L), 3, () -> now).rows();

        assertEquals(List.of(new Row("fast", 5, 10, 10, 10, true), new Row("slow", 5, 20, 20, 20, true)), rows,
                "rows()");
    }

    @Test
    @Tries(value = "the times of one strategy differ", zh = "一个策略的用时各不相同")
    void median_fastest_and_slowest_are_told() {
        Strategy uneven = taking("uneven", 50, 30, 20, 40);

        List<Row> rows = Bench.compare(List.of(uneven), List.of(5L), 3, () -> now).rows();

        assertEquals(List.of(new Row("uneven", 5, 30, 20, 40, true)), rows, "rows() of 30, 20, 40");
    }

    /// One whose runs take so long, the warm-up first, and which answers with the size.
    private Strategy taking(String name, Integer... times) {
        Iterator<Integer> next = List.of(times).iterator();
        return new Strategy(name, size -> {
            now += next.next();
            return size;
        });
    }
}
