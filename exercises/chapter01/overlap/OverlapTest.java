package chapter01.overlap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chapter01.overlap.Overlap.Run;
import dev.heddle.schedules.kit.Tries;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OverlapTest {

    @Test
    @Tries(value = "one core, in turns: A, B, A", zh = "一个核心轮流运行:A、B、A")
    void one_core_in_turns() {
        var runs = List.of(new Run("A", 0, 0, 2), new Run("B", 0, 2, 4), new Run("A", 0, 4, 6));

        boolean concurrent = Overlap.concurrent(runs);
        boolean parallel = Overlap.parallel(runs);

        assertEquals(List.of(true, false), List.of(concurrent, parallel), "[concurrent, parallel](A B A)");
    }

    @Test
    @Tries(value = "two cores at the same time", zh = "两个核心同时运行")
    void two_cores() {
        var runs = List.of(new Run("A", 0, 0, 5), new Run("B", 1, 3, 8));

        boolean concurrent = Overlap.concurrent(runs);
        boolean parallel = Overlap.parallel(runs);

        assertEquals(List.of(true, true), List.of(concurrent, parallel), "[concurrent, parallel](A 0–5, B 3–8)");
    }

    @Test
    @Tries(value = "first all of A, later all of B", zh = "先运行完 A,之后再运行 B")
    void strict_sequence() {
        var runs = List.of(new Run("A", 0, 0, 2), new Run("A", 0, 2, 3), new Run("B", 1, 5, 8));

        boolean concurrent = Overlap.concurrent(runs);
        boolean parallel = Overlap.parallel(runs);

        assertEquals(List.of(false, false), List.of(concurrent, parallel),
                "[concurrent, parallel](A 0–2, A 2–3, B 5–8)");
    }
}
