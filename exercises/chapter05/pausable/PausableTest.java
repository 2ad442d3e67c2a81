package chapter05.pausable;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Tries;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

final class PausableTest {

    @Schedules
    @Tries(value = "the third step stops the work", zh = "第三步停止工作")
    void a_step_can_stop_it() throws Exception {
        var steps = new AtomicInteger();
        var work = new AtomicReference<Pausable>();
        work.set(new Pausable(() -> {
            if (steps.incrementAndGet() == 3) {
                work.get().stop();
            }
        }));

        work.get().run();

        assertEquals(3, steps.get(), "3rd step: stop() → steps");
    }

    @Schedules
    @Tries(value = "the work is stopped before it runs", zh = "工作在运行之前就被停止")
    void what_is_stopped_does_not_begin() throws Exception {
        var steps = new AtomicInteger();
        var work = new Pausable(steps::incrementAndGet);

        work.stop();
        work.run();

        assertEquals(0, steps.get(), "stop(), run() → steps");
    }
}
