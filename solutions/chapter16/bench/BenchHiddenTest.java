package chapter16.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chapter16.bench.Bench.Row;
import chapter16.bench.Bench.Strategy;
import dev.heddle.schedules.kit.Tries;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

final class BenchHiddenTest {

    private final List<String> events = new ArrayList<>();
    private long now;

    @Test
    @Tries(value = "the first run takes 1000, all others 10", zh = "第一次运行用时 1000，其余都是 10")
    void warm_up_is_not_measured() {
        Strategy cold = strategy("cold", size -> size, 1000, 10, 10, 10);

        List<Row> rows = compare(List.of(cold), List.of(7L), 3);

        assertEquals(List.of(new Row("cold", 7, 10, 10, 10, true)), rows, "rows()");
    }

    @Test
    @Tries(value = "one of five runs takes 1000", zh = "五次运行中有一次用时 1000")
    void one_slow_run_does_not_move_the_median() {
        Strategy hiccup = strategy("hiccup", size -> size, 0, 12, 1000, 11, 14, 10);

        List<Row> rows = compare(List.of(hiccup), List.of(7L), 5);

        assertEquals(List.of(new Row("hiccup", 7, 12, 10, 1000, true)), rows, "rows() of 12, 1000, 11, 14, 10");
    }

    @Test
    @Tries(value = "the number of runs is even, or one", zh = "运行次数为偶数，或只有一次")
    void median_of_an_even_number_is_in_the_middle() {
        Strategy even = strategy("even", size -> size, 0, 40, 10, 25, 20);
        Strategy once = strategy("once", size -> size, 0, 30);

        assertEquals(List.of(new Row("even", 7, 22, 10, 40, true)), compare(List.of(even), List.of(7L), 4),
                "rows() of 40, 10, 25, 20");
        assertEquals(List.of(new Row("once", 7, 30, 30, 30, true)), compare(List.of(once), List.of(7L), 1),
                "rows() of 30");
    }

    @Test
    @Tries(value = "some strategies give wrong answers, one of them only once", zh = "有的策略给出错误答案，其中一个只错一次")
    void each_answer_is_checked() {
        Iterator<Long> once = List.of(49L, 49L, 48L, 49L).iterator();
        Iterator<Long> cold = List.of(0L, 49L, 49L, 49L).iterator();
        Strategy right = strategy("right", size -> size * size, 1, 1, 1, 1);
        Strategy wrong = strategy("wrong", size -> size + size, 1, 1, 1, 1);
        Strategy wrongOnce = strategy("wrong once", _ -> once.next(), 1, 1, 1, 1);
        Strategy wrongCold = strategy("wrong at first", _ -> cold.next(), 1, 1, 1, 1);

        List<Row> rows = compare(List.of(right, wrong, wrongOnce, wrongCold), List.of(7L), 3);

        assertEquals(List.of("right: true", "wrong: false", "wrong once: false", "wrong at first: false"),
                rows.stream().map(row -> row.strategy() + ": " + row.right()).toList(), "right()");
    }

    @Test
    @Tries(value = "the first strategy changes its mind", zh = "第一个策略改变了答案")
    void first_strategy_is_checked_too() {
        Iterator<Long> answers = List.of(1L, 1L, 2L).iterator();
        Strategy first = strategy("first", _ -> answers.next(), 1, 1, 1);
        Strategy second = strategy("second", _ -> 1, 1, 1, 1);

        List<Row> rows = compare(List.of(first, second), List.of(7L), 2);

        assertEquals(List.of("first: false", "second: true"),
                rows.stream().map(row -> row.strategy() + ": " + row.right()).toList(), "right()");
    }

    @Test
    @Tries(value = "two strategies, two sizes", zh = "两个策略，两个规模")
    void each_size_has_its_own_answer() {
        Strategy square = strategy("square", size -> size * size, 1, 2, 3, 1, 4, 5);
        Strategy power = strategy("power", size -> (long) Math.pow(size, 2), 1, 6, 7, 1, 8, 9);

        List<Row> rows = compare(List.of(square, power), List.of(9L, 3L), 2);

        assertEquals(List.of(new Row("square", 9, 2, 2, 3, true), new Row("power", 9, 6, 6, 7, true),
                new Row("square", 3, 4, 4, 5, true), new Row("power", 3, 8, 8, 9, true)), rows, "rows()");
    }

    @Test
    @Tries(value = "in which order the strategies run", zh = "各策略的运行顺序")
    void strategies_run_in_rounds() {
        Strategy a = strategy("a", size -> size, 1, 1, 1, 1, 1, 1);
        Strategy b = strategy("b", size -> size, 1, 1, 1, 1, 1, 1);

        compare(List.of(a, b), List.of(1L, 2L), 2);

        assertEquals(List.of("a 1", "b 1", "a 1", "b 1", "a 1", "b 1", "a 2", "b 2", "a 2", "b 2", "a 2", "b 2"),
                events, "runs");
    }

    @Test
    @Tries(value = "the clock overflows while it is measured", zh = "测量期间时钟溢出")
    void only_differences_of_the_clock_count() {
        now = Long.MAX_VALUE - 5;
        Strategy work = strategy("work", size -> size, 1, 10, 10);

        List<Row> rows = compare(List.of(work), List.of(7L), 2);

        assertEquals(List.of(new Row("work", 7, 10, 10, 10, true)), rows, "rows()");
    }

    @Test
    @Tries(value = "nothing is to be repeated", zh = "重复次数为 0")
    void no_repeats_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> compare(List.of(), List.of(1L), 0), "compare(…, 0, …)");
        assertEquals(List.of(), compare(List.of(), List.of(1L), 1), "rows() of no strategies");
    }

    private List<Row> compare(List<Strategy> strategies, List<Long> sizes, int repeats) {
        return Bench.compare(strategies, sizes, repeats, () -> now).rows();
    }

    /// One whose runs take so long, the warm-up first.
    private Strategy strategy(String name, LongUnaryOperator answer, Integer... times) {
        Iterator<Integer> next = List.of(times).iterator();
        return new Strategy(name, size -> {
            events.add(name + " " + size);
            now += next.next();
            return answer.applyAsLong(size);
        });
    }
}
