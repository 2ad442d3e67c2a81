package chapter05.startgate;

import static chapter05.startgate.StartGate.together;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Tries;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

final class StartGateTest {

    @Schedules(schedules = 60, random = 20, wakeups = false)
    @Tries(value = "two tasks start together, in many orders", zh = "两个任务一起开始,按许多种顺序")
    void results_come_in_order() throws Exception {
        List<Callable<String>> tasks = List.of(() -> "a", () -> "b");

        assertEquals(List.of("a", "b"), together(tasks, Thread::new), "together([a, b])");
    }

    @Test
    @Tries(value = "nobody starts", zh = "没有任务")
    void there_may_be_no_task() throws Exception {
        List<Callable<String>> none = List.of();

        assertEquals(List.of(), together(none, Thread.ofVirtual().factory()), "together([])");
    }
}
