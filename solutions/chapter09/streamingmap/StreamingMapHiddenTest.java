package chapter09.streamingmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Tries;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class StreamingMapHiddenTest {

    @Schedules(schedules = 40, random = 10, wakeups = false)
    @Tries(value = "lazyMap returns while all calls are still running", zh = "所有调用都还在进行时 lazyMap 就返回")
    void it_returns_before_any_result_is_there() {
        var returned = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(2)) {
            Iterator<Integer> results = StreamingMap.lazyMap(List.of(1, 2), n -> after(returned, n), pool);

            boolean more = results.hasNext();
            returned.countDown();

            assertTrue(more, "hasNext() while f(1), f(2) run");
            assertEquals(1, results.next(), "next()");
        }
    }

    @Schedules(schedules = 40, random = 10, wakeups = false)
    @Tries(value = "all calls begin before anybody asks for a result", zh = "在有人要结果之前,所有调用都已开始")
    void all_are_given_to_the_pool_at_once() throws Exception {
        var begun = new CountDownLatch(2);
        try (var pool = Executors.newFixedThreadPool(2)) {
            Iterator<Integer> results = StreamingMap.lazyMap(List.of(1, 2), n -> {
                begun.countDown();
                return n;
            }, pool);

            begun.await();

            assertEquals(List.of(1, 2), List.of(results.next(), results.next()), "next(), next()");
        }
    }

    @Schedules(schedules = 40, random = 10, wakeups = false)
    @Tries(value = "the first result is handed out while the last call is still running", zh = "最后一次调用还在进行时,第一个结果就被交出")
    void result_is_handed_out_as_soon_as_it_is_there() {
        var firstIsOut = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(2)) {
            Iterator<Integer> results =
                    StreamingMap.lazyMap(List.of(1, 2), n -> n == 2 ? after(firstIsOut, n) : n, pool);

            int first = results.next();
            boolean more = results.hasNext();
            firstIsOut.countDown();
            int last = results.next();

            assertEquals(List.of(1, 2), List.of(first, last), "next(), next()");
            assertTrue(more, "hasNext() while f(2) runs");
        }
    }

    @Schedules
    @Tries(value = "two items on two threads, which end in every order", zh = "两个项目在两个线程上,按所有可能的顺序结束")
    void order_does_not_depend_on_who_is_first() {
        try (var pool = Executors.newFixedThreadPool(2)) {
            Iterator<Integer> results = StreamingMap.lazyMap(List.of(1, 2), n -> n * 10, pool);

            List<Integer> seen = List.of(results.next(), results.next());

            assertEquals(List.of(10, 20), seen, "lazyMap([1, 2], n -> n * 10, pool)");
        }
    }

    @Test
    @Tries(value = "the second of three calls throws", zh = "三次调用中第二次抛出异常")
    void failure_comes_in_its_turn_and_the_rest_goes_on() {
        var failure = new IllegalArgumentException("item 2");
        try (var pool = Executors.newFixedThreadPool(3)) {
            Iterator<Integer> results = StreamingMap.lazyMap(List.of(1, 2, 3), n -> {
                if (n == 2) {
                    throw failure;
                }
                return n;
            }, pool);

            int first = results.next();
            Throwable second = assertThrows(Throwable.class, results::next, "f(2) throws, so the second next()");
            boolean more = results.hasNext();
            int third = third(results, more);

            assertTrue(
                    Stream.iterate(second, each -> each != null, Throwable::getCause).anyMatch(each -> each == failure),
                    () -> "f(2) throws " + failure + "; the second next() throws " + second);
            assertEquals(List.of(1, 3), List.of(first, third), "the first and the third next()");
            assertFalse(results.hasNext(), "hasNext() at the end");
        }
    }

    @Test
    @Tries(value = "the pool can be used afterwards", zh = "之后线程池还能使用")
    void pool_stays_open() {
        try (var pool = Executors.newFixedThreadPool(1)) {
            Iterator<Integer> results = StreamingMap.lazyMap(List.of(1), n -> n, pool);

            assertEquals(1, results.next(), "next()");
            assertFalse(results.hasNext(), "hasNext() at the end");
            assertFalse(pool.isShutdown(), "pool.isShutdown() after lazyMap([1], f, pool)");
        }
    }

    private static int third(Iterator<Integer> results, boolean more) {
        assertTrue(more, "hasNext() after the exception of f(2)");
        try {
            return results.next();
        } catch (RuntimeException e) {
            throw new AssertionError("f(3) does not throw, but the third next() throws " + e, e);
        }
    }

    private static int after(CountDownLatch latch, int n) {
        try {
            latch.await();
            return n;
        } catch (InterruptedException e) {
            throw new IllegalStateException("f(" + n + ") is interrupted", e);
        }
    }
}
