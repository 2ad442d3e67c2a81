package chapter04.throttle;

import static chapter04.throttle.Throttle.runThrottled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.schedules.kit.Tries;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

final class ThrottleTest {

    @Test
    @Tries(value = "three tasks run, at most two at once", zh = "运行三个任务,最多两个同时运行")
    void results_come_in_order() throws Exception {
        List<Callable<Integer>> tasks = List.of(() -> 1, () -> 2, () -> 3);

        assertEquals(List.of(1, 2, 3), runThrottled(tasks, 2), "runThrottled([1, 2, 3], 2)");
    }

    @Test
    @Tries(value = "there are fewer tasks than may run", zh = "任务比允许的数量少")
    void there_may_be_fewer_tasks() throws Exception {
        List<Callable<String>> one = List.of(() -> "a");

        assertEquals(List.of("a"), runThrottled(one, 10), "runThrottled([a], 10)");
        assertEquals(List.of(), runThrottled(List.<Callable<String>>of(), 10), "runThrottled([], 10)");
    }

    @Test
    @Tries(value = "no task may run", zh = "不允许任何任务运行")
    void at_least_one_has_to_run() {
        List<Callable<String>> one = List.of(() -> "a");

        assertThrows(IllegalArgumentException.class, () -> runThrottled(one, 0), "runThrottled([a], 0)");
    }
}
