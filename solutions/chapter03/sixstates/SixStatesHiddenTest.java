package chapter03.sixstates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chapter03.sixstates.SixStates.Held;
import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Tries;
import dev.heddle.schedules.kit.Waiting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SixStatesHiddenTest {

    private static final int LOOKS = 100;

    @Test
    @Tries(value = "RUNNABLE, looked at 100 times, then closed", zh = "RUNNABLE,查看 100 次,然后关闭")
    void runnable() throws InterruptedException {
        assertHolds(Thread.State.RUNNABLE);
    }

    @Test
    @Tries(value = "BLOCKED, looked at 100 times, then closed", zh = "BLOCKED,查看 100 次,然后关闭")
    void blocked() throws InterruptedException {
        assertHolds(Thread.State.BLOCKED);
    }

    @Test
    @Tries(value = "WAITING, looked at 100 times, then closed", zh = "WAITING,查看 100 次,然后关闭")
    void waiting() throws InterruptedException {
        assertHolds(Thread.State.WAITING);
    }

    @Test
    @Tries(value = "TIMED_WAITING, looked at 100 times, then closed", zh = "TIMED_WAITING,查看 100 次,然后关闭")
    void timed_waiting() throws InterruptedException {
        assertHolds(Thread.State.TIMED_WAITING);
    }

    @Schedules(schedules = 300, random = 50)
    @Tries(value = "WAITING as soon as inState(…) returns, in every order", zh = "inState(…) 一返回就是 WAITING,按所有可能的顺序")
    void waiting_at_once() {
        Held held = SixStates.inState(Thread.State.WAITING);
        Thread.State before = held.thread().getState();
        held.close();
        Thread.State after = held.thread().getState();

        assertEquals(Thread.State.WAITING, before, "getState()");
        assertEquals(Thread.State.TERMINATED, after, "close(), getState()");
    }

    @Schedules(schedules = 300, random = 50)
    @Tries(value = "BLOCKED as soon as inState(…) returns, in every order", zh = "inState(…) 一返回就是 BLOCKED,按所有可能的顺序")
    void blocked_at_once() {
        Held held = SixStates.inState(Thread.State.BLOCKED);
        Thread.State before = held.thread().getState();
        held.close();
        Thread.State after = held.thread().getState();

        assertEquals(Thread.State.BLOCKED, before, "getState()");
        assertEquals(Thread.State.TERMINATED, after, "close(), getState()");
    }

    @Test
    @Tries(value = "two threads in each state at once, closed in two orders", zh = "每个状态同时有两个线程,按两种顺序关闭")
    void many_at_once() throws InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Map<Held, Thread.State> helds = new LinkedHashMap<>();
        List<Held> first = new ArrayList<>();
        List<Held> second = new ArrayList<>();
        for (Thread.State state : Thread.State.values()) {
            first.add(SixStates.inState(state));
            second.addFirst(SixStates.inState(state));
            helds.put(first.getLast(), state);
            helds.put(second.getFirst(), state);
        }

        helds.forEach((held, state) -> assertEquals(state, held.thread().getState(), "getState()"));
        first.forEach(Held::close);
        second.forEach(held -> assertEquals(helds.get(held), held.thread().getState(), "getState()"));
        second.forEach(Held::close);
        second.forEach(Held::close);
        assertNoThreadIsLeft(before);
    }

    private static void assertHolds(Thread.State state) throws InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Held held = SixStates.inState(state);

        for (int i = 0; i < LOOKS; i++) {
            assertEquals(state, held.thread().getState(), "getState()");
            Thread.yield();
        }
        held.close();

        assertEquals(Thread.State.TERMINATED, held.thread().getState(), "close(), getState()");
        assertNoThreadIsLeft(before);
    }

    private static void assertNoThreadIsLeft(Set<Thread> before) throws InterruptedException {
        for (Thread each : Thread.getAllStackTraces().keySet()) {
            if (!before.contains(each)) {
                Waiting.untilItEnds(each);
            }
        }
    }
}
