package chapter03.sixstates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chapter03.sixstates.SixStates.Held;
import dev.heddle.schedules.kit.Tries;
import org.junit.jupiter.api.Test;

final class SixStatesTest {

    @Test
    @Tries(value = "NEW", zh = "NEW")
    void new_thread() {
        try (Held held = SixStates.inState(Thread.State.NEW)) {
            assertEquals(Thread.State.NEW, held.thread().getState(), "getState()");
        }
    }

    @Test
    @Tries(value = "TERMINATED", zh = "TERMINATED")
    void thread_that_has_ended() {
        try (Held held = SixStates.inState(Thread.State.TERMINATED)) {
            assertEquals(Thread.State.TERMINATED, held.thread().getState(), "getState()");
        }
    }
}
