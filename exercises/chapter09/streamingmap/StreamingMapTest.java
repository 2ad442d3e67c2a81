package chapter09.streamingmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.schedules.kit.Tries;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class StreamingMapTest {

    @Test
    @Tries(value = "the squares of 0 to 9 on three threads", zh = "用三个线程求 0 到 9 的平方")
    void squares_come_in_the_order_of_the_items() {
        try (var pool = Executors.newFixedThreadPool(3)) {
            List<Integer> items = IntStream.range(0, 10).boxed().toList();

            List<Integer> squares = new ArrayList<>();
            StreamingMap.lazyMap(items, n -> n * n, pool).forEachRemaining(squares::add);

            assertEquals(List.of(0, 1, 4, 9, 16, 25, 36, 49, 64, 81), squares, "lazyMap(0..9, n -> n * n, pool)");
        }
    }

    @Test
    @Tries(value = "the iterator knows its end", zh = "迭代器知道自己的结尾")
    void iterator_knows_its_end() {
        try (var pool = Executors.newFixedThreadPool(1)) {
            Iterator<Integer> one = StreamingMap.lazyMap(List.of(7), n -> n, pool);
            Iterator<Integer> none = StreamingMap.lazyMap(List.<Integer>of(), n -> n, pool);

            assertTrue(one.hasNext(), "lazyMap([7], …).hasNext()");
            assertEquals(7, one.next(), "next()");
            assertFalse(one.hasNext(), "hasNext() after next()");
            assertThrows(NoSuchElementException.class, one::next, "next() at the end");
            assertFalse(none.hasNext(), "lazyMap([], …).hasNext()");
        }
    }

    @Test
    @Tries(value = "the calls run on threads of the pool", zh = "调用在线程池的线程上进行")
    void calls_run_on_the_pool() {
        try (var pool = Executors.newFixedThreadPool(1, task -> new Thread(task, "of the pool"))) {
            Iterator<String> names = StreamingMap.lazyMap(List.of(1), _ -> Thread.currentThread().getName(), pool);

            assertEquals("of the pool", names.next(), "Thread.currentThread().getName() in f");
        }
    }
}
