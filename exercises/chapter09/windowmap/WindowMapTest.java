package chapter09.windowmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Tries;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WindowMapTest {

    @Test
    @Tries(value = "the squares of 0 to 9, two at once, window 4", zh = "0 到 9 的平方,同时两次调用,窗口为 4")
    void squares_come_in_the_order_of_the_items() {
        List<Integer> squares = new ArrayList<>();

        try (var results = WindowMap.windowMap(numbers(10), n -> n * n, 2, 4)) {
            results.forEachRemaining(squares::add);
        }

        assertEquals(List.of(0, 1, 4, 9, 16, 25, 36, 49, 64, 81), squares, "windowMap(0..9, n -> n * n, 2, 4)");
    }

    @Test
    @Tries(value = "the results know their end", zh = "结果知道自己的结尾")
    void results_know_their_end() {
        try (var one = WindowMap.windowMap(numbers(1), n -> n, 1, 1);
                var none = WindowMap.windowMap(numbers(0), n -> n, 1, 1)) {
            assertTrue(one.hasNext(), "hasNext() before the only item");
            assertEquals(0, one.next(), "next()");
            assertFalse(one.hasNext(), "hasNext() after the only item");
            assertThrows(NoSuchElementException.class, one::next, "next() at the end");
            assertFalse(none.hasNext(), "hasNext() without items");
        }
    }

    @Schedules(schedules = 40, random = 10, wakeups = false)
    @Tries(value = "two calls wait for each other", zh = "两次调用互相等待")
    void calls_run_at_once() {
        var bothRun = new CountDownLatch(2);

        try (var results = WindowMap.windowMap(numbers(2), n -> {
            bothRun.countDown();
            await(bothRun);
            return n;
        }, 2, 2)) {
            List<Integer> both = List.of(results.next(), results.next());

            assertEquals(List.of(0, 1), both, "next(), next()");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("a call of f is interrupted", e);
        }
    }

    private static Iterator<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().iterator();
    }
}
