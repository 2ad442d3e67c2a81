package chapter11.fetchall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.schedules.kit.Gates;
import dev.heddle.schedules.kit.Tries;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

final class FetchAllTest {

    @Test
    @Tries(value = "three calls return at once", zh = "三个调用立即返回")
    void results_are_in_order() throws Exception {
        List<Callable<String>> calls = List.of(() -> "a", () -> "b", () -> "c");

        List<String> results = FetchAll.fetchAll(calls, 2);

        assertEquals(List.of("a", "b", "c"), results, "fetchAll([a, b, c], 2)");
    }

    @Test
    @Tries(value = "the first call ends last", zh = "第一个调用最后结束")
    void results_are_in_the_order_of_the_calls() throws Exception {
        var gates = new Gates();
        List<Callable<String>> calls = List.of(() -> gates.pass("a"), () -> {
            gates.open("a");
            return "b";
        });

        List<String> results = FetchAll.fetchAll(calls, 2);

        assertEquals(List.of("a", "b"), results, "fetchAll([a, b], 2)");
    }
}
