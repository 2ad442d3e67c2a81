package chapter04.seatmap;

import static dev.heddle.schedules.Schedules.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.ClassRules;
import dev.heddle.schedules.kit.Tries;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class SeatMapHiddenTest {

    @Schedules
    @Tries(value = "two want the same seat, each with a text of their own, in every order",
            zh = "两人要同一个座位,各用自己的字符串对象,按所有可能的顺序")
    void who_was_told_so_has_the_seat() throws Exception {
        var seats = new SeatMap(Set.of("A1", "A2"));
        var told = new CopyOnWriteArrayList<String>();

        together(() -> {
            if (seats.reserve(new String("A1"), "Ann")) {
                told.add("Ann");
            }
        }, () -> {
            if (seats.reserve(new String("A1"), "Bob")) {
                told.add("Bob");
            }
        });

        if (told.size() != 1) {
            fail("reserve(new String(\"A1\"), …) == true: " + told);
        }
        assertEquals(Map.of("A1", told.getFirst()), seats.snapshot(), "snapshot()");
        assertEquals(1, seats.free(), "free()");
    }

    @Schedules
    @Tries(value = "two want different seats, in every order", zh = "两人要不同的座位,按所有可能的顺序")
    void both_seats_are_counted() throws Exception {
        var seats = new SeatMap(Set.of("A1", "A2", "B1"));

        together(() -> seats.reserve("A1", "Ann"), () -> seats.reserve("B1", "Bob"));

        assertEquals(Map.of("A1", "Ann", "B1", "Bob"), seats.snapshot(), "snapshot()");
        assertEquals(1, seats.free(), "free()");
    }

    @Schedules
    @Tries(value = "one looks at a snapshot, then at free(), while a seat is sold, in every order",
            zh = "一个线程先看快照再看 free(),同时有座位售出,按所有可能的顺序")
    void what_a_snapshot_shows_as_sold_is_not_free() throws Exception {
        var seats = new SeatMap(Set.of("A1", "A2"));
        var begun = new AtomicInteger();

        together(() -> {
            begun.incrementAndGet();
            seats.reserve("A1", "Ann");
        }, () -> {
            begun.incrementAndGet(); // a place to stop: a snapshot that the JDK copies from a map is none
            int sold = seats.snapshot().size();
            int free = seats.free();
            if (sold + free > 2) {
                fail("snapshot().size() == " + sold + " → free() ≤ " + (2 - sold) + ": free() == " + free);
            }
        });
    }

    @Schedules
    @Tries(value = "one looks at free(), then at a snapshot, while a seat is sold, in every order",
            zh = "一个线程先看 free() 再看快照,同时有座位售出,按所有可能的顺序")
    void what_is_not_free_shows_as_sold() throws Exception {
        var seats = new SeatMap(Set.of("A1", "A2"));

        together(() -> seats.reserve("A1", "Ann"), () -> {
            int free = seats.free();
            int sold = seats.snapshot().size();
            if (sold + free < 2) {
                fail("free() == " + free + " → snapshot().size() ≥ " + (2 - free) + ": snapshot().size() == " + sold);
            }
        });
    }

    @Schedules
    @Tries(value = "one looks at a snapshot while two seats are sold one after the other, in every order",
            zh = "一个线程看快照,同时两个座位先后售出,按所有可能的顺序")
    void a_snapshot_is_of_one_moment() throws Exception {
        var seats = new SeatMap(Set.of("A1", "B1"));

        together(() -> {
            seats.reserve("A1", "Ann");
            seats.reserve("B1", "Bob");
        }, () -> {
            Map<String, String> seen = seats.snapshot();
            if (seen.containsKey("B1") && !seen.containsKey("A1")) {
                fail("reserve A1, reserve B1 → snapshot() == " + seen);
            }
        });
    }

    @Test
    @Tries(value = "a seat is sold after a snapshot was taken", zh = "取得快照之后又售出一个座位")
    void a_snapshot_does_not_change() {
        var seats = new SeatMap(Set.of("A1", "A2"));

        seats.reserve("A1", "Ann");
        Map<String, String> before = seats.snapshot();
        seats.reserve("A2", "Bob");

        assertEquals(Map.of("A1", "Ann"), before, "snapshot() before reserve(\"A2\", \"Bob\")");
    }

    @Test
    @Tries(value = "somebody tries to change a snapshot", zh = "有人试图修改快照")
    void who_changes_a_snapshot_does_not_change_the_seats() {
        var seats = new SeatMap(Set.of("A1", "A2"));
        seats.reserve("A1", "Ann");

        try {
            seats.snapshot().clear();
        } catch (UnsupportedOperationException e) {
            // a copy that cannot be changed is right, too
        }

        assertEquals(Map.of("A1", "Ann"), seats.snapshot(), "snapshot().clear() → snapshot()");
        assertEquals(1, seats.free(), "snapshot().clear() → free()");
    }

    @Test
    @Tries(value = "two seat maps have nothing in common", zh = "两张座位表没有任何共用的东西")
    void seat_maps_are_independent() {
        ClassRules.of(SeatMap.class).sharesNothing();
    }
}
