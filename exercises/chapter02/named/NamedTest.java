package chapter02.named;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.heddle.schedules.kit.Tries;
import dev.heddle.schedules.kit.Waiting;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class NamedTest {

    @Test
    @Tries(value = "the body runs in a thread of this name", zh = "任务在叫这个名字的线程中运行")
    void body_runs_in_a_thread_of_this_name() throws InterruptedException {
        var seen = new AtomicReference<>("");

        Thread thread = Named.startNamed("小明", () -> seen.set(Thread.currentThread().getName()));

        assertEquals("小明", thread.getName(), "getName()");
        assertNotEquals(Thread.State.NEW, thread.getState(), "getState()");
        Waiting.untilItEnds(thread);
        assertEquals("小明", seen.get(), "Thread.currentThread().getName()");
    }
}
