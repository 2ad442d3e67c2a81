package chapter05.event;

import static dev.heddle.schedules.Schedules.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.ClassRules;
import dev.heddle.schedules.kit.Tries;
import dev.heddle.schedules.kit.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class EventHiddenTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    /// Starts a thread, and returns when it waits. One after the other: nobody else is in the event meanwhile.
    private static Thread waiting(String what, Runnable body) {
        Thread thread = new Thread(body);
        thread.start();
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            if (thread.getState() == Thread.State.TERMINATED) {
                fail(what + " does not wait");
            }
            Thread.yield();
        }
        return thread;
    }

    private static void assertEnded(String what, Thread... threads) throws InterruptedException {
        int left = 0;
        for (Thread each : threads) {
            if (!each.join(LONG)) {
                left++;
            }
        }
        assertEquals(0, left, what + ": threads still waiting, of " + threads.length);
    }

    private static void await(Event event) {
        try {
            event.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Schedules(schedules = 150, random = 40, wakeups = false)
    @Tries(value = "two threads wait, and the event is set", zh = "两个线程在等待,事件被设置")
    void all_that_wait_come_out() throws Exception {
        var event = new Event();

        Thread a = waiting("await()", () -> await(event));
        Thread b = waiting("await()", () -> await(event));
        event.set();

        assertEnded("set()", a, b);
    }

    @Schedules(schedules = 150, random = 40, wakeups = false)
    @Tries(value = "two threads wait, and the event is set and cleared at once", zh = "两个线程在等待,事件被设置后立即清除")
    void a_pulse_is_not_lost() throws Exception {
        var event = new Event();

        Thread a = waiting("await()", () -> await(event));
        Thread b = waiting("await()", () -> await(event));
        event.set();
        event.clear();

        assertEnded("set(), clear()", a, b);
        assertEquals(false, event.isSet(), "set(), clear(): isSet()");
    }

    @Schedules(schedules = 150, random = 40, wakeups = false)
    @Tries(value = "a thread waits for a limited time, and the event is set and cleared at once",
            zh = "一个线程限时等待,事件被设置后立即清除")
    void a_pulse_is_told_also_to_who_waits_for_a_limited_time() throws Exception {
        var event = new Event();
        var came = new AtomicReference<Object>();

        Thread a = waiting("await(10 s)", () -> {
            try {
                came.set(event.await(LONG));
            } catch (InterruptedException e) {
                came.set(e);
            }
        });
        event.set();
        event.clear();

        assertEnded("set(), clear()", a);
        assertEquals(true, came.get(), "set(), clear() → await(10 s)");
    }

    @Schedules(schedules = 150, random = 40, wakeups = false)
    @Tries(value = "a thread comes after the event was set and cleared", zh = "事件被设置又清除之后,来了一个线程")
    void nobody_comes_out_later() throws Exception {
        var event = new Event();

        event.set();
        event.set();
        event.clear();
        assertEquals(false, event.await(Duration.ofSeconds(1)), "set(), set(), clear(): await(1 s)");
        Thread late = waiting("set(), set(), clear(): await()", () -> await(event));
        event.set();

        assertEnded("set()", late);
    }

    @Schedules(schedules = 150, random = 40, wakeups = false)
    @Tries(value = "a thread waits, the event is set twice and cleared, and another one comes",
            zh = "一个线程在等待,事件被设置两次后清除,然后又来了一个线程")
    void a_pulse_is_only_for_those_who_wait() throws Exception {
        var event = new Event();

        Thread a = waiting("await()", () -> await(event));
        event.set();
        event.set();
        event.clear();

        assertEquals(false, event.await(Duration.ofSeconds(1)), "set(), set(), clear(): await(1 s)");
        assertEnded("set(), set(), clear()", a);
        assertEquals(false, event.await(Duration.ofSeconds(1)), "set(), set(), clear(): await(1 s)");
    }

    @Schedules(schedules = 150, random = 40, wakeups = false)
    @Tries(value = "an event that is clear is cleared while a thread waits", zh = "一个线程在等待,本就未设置的事件又被清除")
    void clearing_a_clear_event_forgets_nobody() throws Exception {
        var event = new Event();

        Thread a = waiting("await()", () -> await(event));
        event.clear();
        event.set();

        assertEnded("clear(), set()", a);
    }

    @Schedules
    @Tries(value = "nobody wants to wait", zh = "不愿意等待")
    void zero_and_less_do_not_wait() throws Exception {
        var event = new Event();

        assertEquals(false, event.await(Duration.ZERO), "await(0)");
        assertEquals(false, event.await(Duration.ofSeconds(-1)), "await(-1 s)");
        event.set();
        assertEquals(true, event.await(Duration.ZERO), "set(): await(0)");
        assertEquals(true, event.await(Duration.ofSeconds(-1)), "set(): await(-1 s)");
        event.await();
    }

    @Schedules
    @Tries(value = "one thread waits for a limited time while another sets the event, in every order",
            zh = "一个线程限时等待,另一个设置事件,按所有可能的顺序")
    void who_waits_for_a_limited_time_comes_out_when_it_is_set() throws Exception {
        var event = new Event();
        boolean[] written = {false};

        together(() -> {
            assertEquals(true, event.await(LONG), "set() → await(10 s)");
            assertEquals(true, written[0], "written = true, set() → await(10 s): written");
        }, () -> {
            written[0] = true;
            event.set();
        });
    }

    @Schedules
    @Tries(value = "one thread looks while another sets and clears, in every order", zh = "一个线程查看,另一个设置并清除,按所有可能的顺序")
    void looking_is_no_race() throws Exception {
        var event = new Event();

        together(() -> {
            event.set();
            event.clear();
        }, event::isSet);

        assertEquals(false, event.isSet(), "set(), clear(): isSet()");
    }

    @Schedules(schedules = 150, random = 40, wakeups = false)
    @Tries(value = "one of two threads that wait is interrupted", zh = "两个等待的线程中有一个被中断")
    void an_interrupt_means_nothing_to_the_others() throws Exception {
        var event = new Event();

        Thread a = waiting("await()",
                () -> assertThrows(InterruptedException.class, event::await, "interrupt: await()"));
        Thread b = waiting("await()", () -> await(event));
        a.interrupt();
        assertEnded("interrupt", a);
        assertEquals(Thread.State.WAITING, b.getState(), "interrupt of another thread: getState()");
        event.set();
        event.clear();

        assertEnded("set(), clear()", b);
        assertEquals(false, event.await(Duration.ofSeconds(1)), "set(), clear(): await(1 s)");
    }

    @Schedules(schedules = 150, random = 40, wakeups = false)
    @Tries(value = "a thread that waits for a limited time is interrupted", zh = "限时等待的线程被中断")
    void an_interrupt_ends_a_limited_wait() throws Exception {
        var event = new Event();

        Thread a = waiting("await(10 s)",
                () -> assertThrows(InterruptedException.class, () -> event.await(LONG), "interrupt: await(10 s)"));
        a.interrupt();

        assertEnded("interrupt", a);
    }

    @Test
    @Tries(value = "a hundred threads wait, and the event is set", zh = "一百个线程在等待,事件被设置")
    void a_hundred_come_out() throws InterruptedException {
        var event = new Event();
        var begun = new CountDownLatch(100);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            threads.add(Thread.ofPlatform().daemon().start(() -> {
                begun.countDown();
                await(event);
            }));
        }

        begun.await();
        event.set();

        for (Thread each : threads) {
            Waiting.untilItEnds(each);
        }
    }

    @Test
    @Tries(value = "a thread waits, and does nothing else meanwhile", zh = "线程在等待,期间不做任何别的事")
    void waiting_is_no_work() {
        var event = new Event();
        Thread thread = Thread.ofPlatform().daemon().start(() -> await(event));

        try {
            Waiting.untilItWaits(thread);

            assertEquals(Thread.State.WAITING, thread.getState(), "await(): getState()");
            ClassRules.of(Event.class).neverCalls(Thread.class, "sleep");
        } finally {
            event.set();
        }
    }

    @Test
    @Tries(value = "two events have nothing in common", zh = "两个事件没有任何共用的东西")
    void events_are_independent() {
        ClassRules.of(Event.class).sharesNothing();
    }
}
