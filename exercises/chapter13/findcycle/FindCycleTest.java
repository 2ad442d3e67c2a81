package chapter13.findcycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.schedules.kit.Tries;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FindCycleTest {

    @Test
    @Tries(value = "two threads wait for each other", zh = "两个线程互相等待")
    void two_threads_make_a_circle() {
        Optional<List<String>> found = FindCycle.cycle(Map.of("A", "B", "B", "A"));

        assertTrue(found.equals(Optional.of(List.of("A", "B"))) || found.equals(Optional.of(List.of("B", "A"))),
                () -> "cycle({A=B, B=A}) = " + found);
    }

    @Test
    @Tries(value = "three threads wait in a chain", zh = "三个线程排成一串等待")
    void chain_is_no_circle() {
        Optional<List<String>> found = FindCycle.cycle(Map.of("A", "B", "B", "C", "C", "D"));

        assertEquals(Optional.empty(), found, "cycle({A=B, B=C, C=D})");
    }
}
