package chapter04.counter;

import static dev.heddle.schedules.Schedules.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.ClassRules;
import dev.heddle.schedules.kit.Tries;
import org.junit.jupiter.api.Test;

final class CounterHiddenTest {

    @Schedules
    @Tries(value = "two threads call inc() twice each, in every order", zh = "两个线程各调用两次 inc(),按所有可能的顺序")
    void no_inc_is_lost() throws Exception {
        var counter = new Counter();

        together(() -> {
            counter.inc();
            counter.inc();
        }, () -> {
            counter.inc();
            counter.inc();
        });

        assertEquals(4, counter.get(), "after 2 × 2 inc()");
    }

    @Schedules
    @Tries(value = "one thread calls inc() while another calls add(10), in every order", zh = "一个线程调用 inc(),同时另一个调用 add(10),按所有可能的顺序")
    void inc_and_add_do_not_disturb_each_other() throws Exception {
        var counter = new Counter();

        together(counter::inc, () -> counter.add(10));

        assertEquals(11, counter.get(), "after inc() and add(10)");
    }

    @Schedules
    @Tries(value = "one thread reads while another counts, in every order", zh = "一个线程读取,同时另一个计数,按所有可能的顺序")
    void reading_is_no_race() throws Exception {
        var counter = new Counter();

        together(counter::inc, () -> {
            long seen = counter.get();
            assertTrue(seen == 0 || seen == 1, () -> "get() saw " + seen);
        });
    }

    @Test
    @Tries(value = "two counters have nothing in common", zh = "两个计数器没有任何共用的东西")
    void counters_are_independent() {
        ClassRules.of(Counter.class).sharesNothing();
    }
}
