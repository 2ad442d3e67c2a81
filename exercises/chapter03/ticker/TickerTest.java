package chapter03.ticker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chapter03.ticker.Ticker.Beat;
import dev.heddle.schedules.kit.Tries;
import dev.heddle.schedules.kit.Waiting;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class TickerTest {

    @Test
    @Tries(value = "the ticker ticks, and stops when it is told to", zh = "计时器在走,收到停止请求后停下")
    void it_ticks_and_stops() throws InterruptedException {
        var three = new CountDownLatch(3);
        var ticker = new Ticker(new Beat() {

            @Override
            public void await() {}

            @Override
            public void show(int ticks) {
                three.countDown();
            }
        });

        Thread thread = Thread.ofPlatform().name("ticker").start(ticker);
        boolean shown = three.await(5, TimeUnit.SECONDS);
        ticker.requestStop();
        Waiting.untilItEnds(thread);

        assertTrue(shown, "show(1), show(2), show(3)");
        assertTrue(ticker.ticks() >= 3, () -> "ticks(): " + ticker.ticks());
        assertEquals(0, three.getCount(), "show(…)");
    }
}
