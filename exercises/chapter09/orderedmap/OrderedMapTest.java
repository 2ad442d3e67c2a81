package chapter09.orderedmap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.schedules.kit.Tries;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OrderedMapTest {

    @Test
    @Tries(value = "the squares of 0 to 9 on three threads", zh = "用三个线程求 0 到 9 的平方")
    void squares_come_in_the_order_of_the_items() {
        List<Integer> items = IntStream.range(0, 10).boxed().toList();

        List<Integer> squares = OrderedMap.map(items, n -> n * n, 3);

        assertEquals(List.of(0, 1, 4, 9, 16, 25, 36, 49, 64, 81), squares, "map(0..9, n -> n * n, 3)");
    }

    @Test
    @Tries(value = "more threads than items, and one thread only", zh = "线程比项目多,以及只有一个线程")
    void number_of_threads_does_not_matter() {
        List<String> words = List.of("one", "three");

        List<Integer> onMany = OrderedMap.map(words, String::length, 5);
        List<Integer> onOne = OrderedMap.map(words, String::length, 1);

        assertEquals(List.of(3, 5), onMany, "map([one, three], length, 5)");
        assertEquals(List.of(3, 5), onOne, "map([one, three], length, 1)");
    }
}
