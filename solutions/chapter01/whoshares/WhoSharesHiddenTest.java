package chapter01.whoshares;

import static org.junit.jupiter.api.Assertions.assertEquals;


import chapter01.whoshares.WhoShares.Counts;
import chapter01.whoshares.WhoShares.Mode;
import dev.heddle.schedules.Options;
import dev.heddle.schedules.Outcomes;
import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Tries;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class WhoSharesHiddenTest {

    @Schedules(schedules = 300, random = 50)
    @Tries(value = "two threads play to 2, in every order", zh = "两个线程一起玩到 2,按所有可能的顺序")
    void threads_never_say_too_much() throws Exception {
        Counts counts = WhoShares.pingPong(Mode.THREADS, 2);

        assertEquals(2, counts.ping() + counts.pong(), "ping + pong");
        assertEquals(2, counts.counter(), "counter");
    }

    @Test
    @Tries(value = "two threads play to 1: either may win", zh = "两个线程一起玩到 1:谁都可能赢")
    void threads_play_at_the_same_time() throws Exception {
        Outcomes outcomes = dev.heddle.schedules.Schedules
                .outcomes(() -> WhoShares.pingPong(Mode.THREADS, 1), Options.DEFAULT.withSchedules(60).withRandom(0));

        if (outcomes.all() && outcomes.counts().size() == 1) {
            throw new AssertionError("pingPong(THREADS, 1) = " + outcomes.counts().keySet()
                    + " in every order: one is over before the other begins.");
        }
    }

    @Test
    @Tries(value = "two threads play twice, and then to 0", zh = "两个线程玩两次,然后玩到 0")
    void each_call_begins_at_zero() throws Exception {
        Counts first = WhoShares.pingPong(Mode.THREADS, 3);
        Counts second = WhoShares.pingPong(Mode.THREADS, 3);
        Counts none = WhoShares.pingPong(Mode.THREADS, 0);

        assertEquals(3, first.counter(), "1: counter");
        assertEquals(3, first.ping() + first.pong(), "1: ping + pong");
        assertEquals(3, second.ping() + second.pong(), "2: ping + pong");
        assertEquals(new Counts(0, 0, 0), none, "pingPong(THREADS, 0)");
    }

    @Test
    @Tries(value = "two processes write more than fits into a pipe", zh = "两个进程写出的内容超过管道的容量")
    void what_children_write_is_read() throws Exception {
        Counts counts = WhoShares.pingPong(Mode.PROCESSES, 20_000);

        assertEquals(new Counts(20_000, 20_000, 0), counts, "pingPong(PROCESSES, 20_000)");
    }

    @Test
    @Tries(value = "threads play first, then processes; nothing is left behind", zh = "先是线程,然后是进程;什么都不遗留")
    void players_end() throws Exception {
        WhoShares.pingPong(Mode.THREADS, 5);
        Counts counts = WhoShares.pingPong(Mode.PROCESSES, 5);

        assertEquals(new Counts(5, 5, 0), counts, "pingPong(PROCESSES, 5)");
        for (ProcessHandle child : ProcessHandle.current().children().toList()) {
            child.onExit().orTimeout(5, TimeUnit.SECONDS).join();
        }
    }
}
