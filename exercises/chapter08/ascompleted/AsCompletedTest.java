package chapter08.ascompleted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.schedules.kit.Gates;
import dev.heddle.schedules.kit.Tries;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

final class AsCompletedTest {

    @Test
    @Tries(value = "three tasks a, b, c; b ends first, then c, then a", zh = "三个任务 a、b、c:b 先结束,然后 c,然后 a")
    void results_come_as_tasks_end() {
        Gates gates = new Gates();
        List<Callable<String>> tasks =
                List.of(() -> gates.pass("a"), () -> gates.pass("b"), () -> gates.pass("c"));

        try (ExecutorService executor = Executors.newFixedThreadPool(3)) {
            Iterator<String> results = AsCompleted.asCompleted(tasks, executor);

            for (String each : List.of("b", "c", "a")) {
                assertTrue(results.hasNext(), "a, b, c: hasNext()");
                gates.open(each);
                assertEquals(each, results.next(), "a, b, c: next()");
            }
            assertFalse(results.hasNext(), "a, b, c, 3 × next(): hasNext()");
        }
    }
}
