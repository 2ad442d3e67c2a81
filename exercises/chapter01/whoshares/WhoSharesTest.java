package chapter01.whoshares;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chapter01.whoshares.WhoShares.Counts;
import chapter01.whoshares.WhoShares.Mode;
import dev.heddle.schedules.kit.Tries;
import org.junit.jupiter.api.Test;

final class WhoSharesTest {

    @Test
    @Tries(value = "two processes play to 10", zh = "两个进程各玩到 10")
    void processes_share_nothing() throws Exception {
        Counts counts = WhoShares.pingPong(Mode.PROCESSES, 10);

        assertEquals(new Counts(10, 10, 0), counts, "pingPong(PROCESSES, 10)");
    }

    @Test
    @Tries(value = "two threads play to 10", zh = "两个线程一起玩到 10")
    void threads_share_the_counter() throws Exception {
        Counts counts = WhoShares.pingPong(Mode.THREADS, 10);

        assertEquals(10, counts.counter(), "counter");
        assertEquals(10, counts.ping() + counts.pong(), "ping + pong");
    }
}
