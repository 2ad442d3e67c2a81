package chapter12.stopflag;

import static dev.heddle.schedules.Schedules.together;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Tries;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class StopFlagTest {

    @Test
    @Tries(value = "the third step calls stop()", zh = "第三步调用 stop()")
    void step_stops_its_own_run() {
        var flag = new StopFlag();
        var steps = new AtomicInteger();

        long counted = flag.run(() -> {
            if (steps.incrementAndGet() == 3) {
                flag.stop();
            }
        });

        assertEquals(3, counted, "run(step)");
        assertEquals(3, steps.get(), "step.run()");
    }

    @Schedules
    @Tries(value = "one thread runs while another calls stop(), in every order",
            zh = "一个线程运行，同时另一个调用 stop()，按所有可能的顺序")
    void another_thread_stops_the_run() throws Exception {
        var flag = new StopFlag();

        together(() -> flag.run(() -> {}), flag::stop);
    }
}
