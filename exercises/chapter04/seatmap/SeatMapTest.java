package chapter04.seatmap;

import static dev.heddle.schedules.Schedules.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Tries;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class SeatMapTest {

    @Test
    @Tries(value = "one thread sells seats", zh = "一个线程售票")
    void seats_are_sold_one_after_the_other() {
        var seats = new SeatMap(Set.of("A1", "A2", "B1"));

        boolean ann = seats.reserve("A1", "Ann");
        boolean bob = seats.reserve("A1", "Bob");
        boolean eve = seats.reserve("B1", "Eve");

        assertEquals("true, false, true", ann + ", " + bob + ", " + eve, "reserve: A1 Ann, A1 Bob, B1 Eve");
        assertEquals(Map.of("A1", "Ann", "B1", "Eve"), seats.snapshot(), "snapshot()");
        assertEquals(1, seats.free(), "free()");
    }

    @Test
    @Tries(value = "somebody asks for a seat that there is not", zh = "有人要一个不存在的座位")
    void a_seat_that_there_is_not_is_refused() {
        var seats = new SeatMap(Set.of("A1"));

        assertThrows(IllegalArgumentException.class, () -> seats.reserve("Z9", "Ann"), "reserve(\"Z9\", \"Ann\")");
        assertEquals(Map.of(), seats.snapshot(), "snapshot()");
        assertEquals(1, seats.free(), "free()");
    }

    @Schedules
    @Tries(value = "two want the same seat, in every order", zh = "两人要同一个座位,按所有可能的顺序")
    void a_seat_is_sold_once() throws Exception {
        var seats = new SeatMap(Set.of("A1"));
        var sold = new AtomicInteger();

        together(() -> sold.addAndGet(seats.reserve("A1", "Ann") ? 1 : 0),
                () -> sold.addAndGet(seats.reserve("A1", "Bob") ? 1 : 0));

        assertEquals(1, sold.get(), "reserve(\"A1\", …) == true, of 2 calls");
    }
}
