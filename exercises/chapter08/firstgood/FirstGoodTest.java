package chapter08.firstgood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.schedules.kit.Gates;
import dev.heddle.schedules.kit.Tries;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

final class FirstGoodTest {

    @Test
    @Tries(value = "a slow task, one that fails, and one that succeeds", zh = "一个慢任务,一个失败的任务,一个成功的任务")
    void first_good_one_wins() throws Exception {
        Gates gates = new Gates();
        List<Callable<String>> tasks = List.of(() -> gates.pass("slow"), () -> {
            throw new IOException("down");
        }, () -> "good");

        try (ExecutorService executor = Executors.newFixedThreadPool(3)) {
            assertEquals("good", FirstGood.firstGood(tasks, executor), "slow, failure, good: firstGood()");
        }
    }

    @Test
    @Tries(value = "no tasks at all", zh = "一个任务也没有")
    void no_tasks_are_an_error() {
        try (ExecutorService executor = Executors.newFixedThreadPool(1)) {
            assertThrows(IllegalArgumentException.class,
                    () -> FirstGood.firstGood(List.<Callable<String>>of(), executor), "firstGood([], …)");
        }
    }
}
