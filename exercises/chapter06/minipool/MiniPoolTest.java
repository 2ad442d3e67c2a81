package chapter06.minipool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.schedules.kit.Leaks;
import dev.heddle.schedules.kit.Tries;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class MiniPoolTest {

    private static final int LIMIT_SECONDS = 5;

    @Test
    @Tries(value = "ten tasks, three threads", zh = "十个任务,三个线程")
    void results_come_back() throws Exception {
        List<Future<Integer>> futures = new ArrayList<>();
        List<Integer> results = new ArrayList<>();

        try (var pool = new MiniPool(3)) {
            for (int i = 0; i < 10; i++) {
                int number = i;
                futures.add(pool.submit(() -> number * number));
            }
            for (Future<Integer> each : futures) {
                results.add(each.get(LIMIT_SECONDS, TimeUnit.SECONDS));
            }
        }

        assertEquals(List.of(0, 1, 4, 9, 16, 25, 36, 49, 64, 81), results, "i -> i * i");
    }

    @Test
    @Tries(value = "one thread runs the tasks in their order, and the pool ends it", zh = "一个线程按顺序运行任务,线程池结束它")
    void one_thread_keeps_the_order() {
        Queue<Integer> begun = new ConcurrentLinkedQueue<>();

        try (Leaks _ = new Leaks(); var pool = new MiniPool(1)) {
            for (int i = 1; i <= 3; i++) {
                int number = i;
                pool.submit(() -> begun.add(number));
            }
        }

        assertEquals(List.of(1, 2, 3), List.copyOf(begun), "new MiniPool(1), 3 × submit()");
    }

    @Test
    @Tries(value = "a task for a pool that is closed", zh = "向已关闭的线程池提交任务")
    void closed_pool_takes_no_task() {
        var pool = new MiniPool(1);
        pool.close();
        pool.close();

        assertThrows(RejectedExecutionException.class, () -> pool.submit(() -> 1), "close(), submit()");
    }
}
