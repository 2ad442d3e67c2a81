package chapter06.squares;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.schedules.kit.Tries;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SquaresTest {

    @Test
    @Tries(value = "ten squares, three workers", zh = "十个平方数,三个工作线程")
    void ten_squares_come_in_order() throws Exception {
        List<Integer> squares = Squares.squares(10, 3, Thread.ofPlatform().name("square-", 0).factory());

        assertEquals(List.of(0, 1, 4, 9, 16, 25, 36, 49, 64, 81), squares, "squares(10, 3, …)");
    }
}
