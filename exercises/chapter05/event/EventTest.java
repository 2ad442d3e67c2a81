package chapter05.event;

import static dev.heddle.schedules.Schedules.together;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Tries;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class EventTest {

    @Test
    @Tries(value = "the flag is set and cleared", zh = "设置并清除标志")
    void the_flag_is_set_and_cleared() {
        var event = new Event();

        assertEquals(false, event.isSet(), "new Event(): isSet()");
        event.set();
        assertEquals(true, event.isSet(), "set(): isSet()");
        event.set();
        event.clear();
        assertEquals(false, event.isSet(), "set(), set(), clear(): isSet()");
    }

    @Schedules
    @Tries(value = "one thread waits for another to set the event, in every order", zh = "一个线程等待另一个设置事件,按所有可能的顺序")
    void set_lets_out_who_waits() throws Exception {
        var event = new Event();
        boolean[] written = {false};

        together(() -> {
            event.await();
            assertEquals(true, written[0], "written = true, set() → await(): written");
        }, () -> {
            written[0] = true;
            event.set();
        });
    }

    @Schedules
    @Tries(value = "nobody sets the event, and the time passes", zh = "没有人设置事件,时间到了")
    void the_time_passes() throws Exception {
        var event = new Event();

        assertEquals(false, event.await(Duration.ofSeconds(1)), "await(1 s)");
        event.set();
        assertEquals(true, event.await(Duration.ofSeconds(1)), "set(): await(1 s)");
    }
}
