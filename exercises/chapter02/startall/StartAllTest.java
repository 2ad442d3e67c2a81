package chapter02.startall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.schedules.kit.Tries;
import dev.heddle.schedules.kit.Waiting;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

final class StartAllTest {

    @Test
    @Tries(value = "three bodies run", zh = "三个任务都运行")
    void all_run() throws InterruptedException {
        Set<String> ran = ConcurrentHashMap.newKeySet();

        List<Thread> threads = StartAll.startAll(List.of(() -> ran.add("a"), () -> ran.add("b"), () -> ran.add("c")));
        for (Thread each : threads) {
            Waiting.untilItEnds(each);
        }

        assertEquals(3, threads.size(), "startAll(a, b, c).size()");
        assertEquals(Set.of("a", "b", "c"), ran, "run()");
    }
}
