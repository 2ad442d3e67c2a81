package chapter03.ticker;

import static dev.heddle.schedules.Schedules.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chapter03.ticker.Ticker.Beat;
import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Tries;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class TickerHiddenTest {

    @Test
    @Tries(value = "it shows 1, 2, 3, and is told to stop by then", zh = "依次显示 1、2、3,此时收到停止请求")
    void each_tick_is_shown() {
        List<Integer> shown = new ArrayList<>();
        Ticker[] ticker = new Ticker[1];
        ticker[0] = new Ticker(new Beat() {

            @Override
            public void await() {}

            @Override
            public void show(int ticks) {
                shown.add(ticks);
                if (shown.size() == 3) {
                    ticker[0].requestStop();
                }
            }
        });

        ticker[0].run();

        assertEquals(List.of(1, 2, 3), shown, "show(…)");
        assertEquals(3, ticker[0].ticks(), "ticks()");
    }

    @Test
    @Tries(value = "it is told to stop before it begins", zh = "开始之前就收到停止请求")
    void stop_before_start() {
        var beat = new Beats(0);
        var ticker = new Ticker(beat);

        ticker.requestStop();
        Thread.currentThread().interrupt(); // so that a ticker that does not look would not wait for ever
        ticker.run();
        Thread.interrupted();

        assertEquals(0, beat.waits, "await()");
        assertEquals(0, ticker.ticks(), "ticks()");
    }

    @Test
    @Tries(value = "it is told to stop twice", zh = "收到两次停止请求")
    void stop_twice() {
        var ticker = new Ticker(new Beats(5));

        ticker.requestStop();
        ticker.requestStop();
        Thread.currentThread().interrupt();
        ticker.run();
        Thread.interrupted();

        assertEquals(0, ticker.ticks(), "ticks()");
    }

    @Schedules
    @Tries(value = "one thread ticks while another one tells it to stop, in every order",
            zh = "一个线程在走,另一个要它停下,按所有可能的顺序")
    void stop_is_seen() throws Exception {
        var beat = new Beats(2);
        var ticker = new Ticker(beat);

        together(ticker::run, () -> {
            ticker.requestStop();
            beat.permits.release();
        });

        assertTrue(ticker.ticks() <= 3, () -> "ticks(): " + ticker.ticks());
    }

    @Schedules
    @Tries(value = "one thread ticks while another one reads ticks(), in every order",
            zh = "一个线程在走,另一个读取 ticks(),按所有可能的顺序")
    void reading_is_no_race() throws Exception {
        var beat = new Beats(1);
        var ticker = new Ticker(beat);

        together(ticker::run, () -> {
            int seen = ticker.ticks();
            assertTrue(seen == 0 || seen == 1, () -> "ticks(): " + seen);
            ticker.requestStop();
            beat.permits.release();
        });
    }

    @Schedules
    @Tries(value = "it is interrupted while it waits for a beat, in every order", zh = "等待节拍期间被中断,按所有可能的顺序")
    void interrupt_while_it_waits() throws InterruptedException {
        var ticker = new Ticker(new Beats(1));
        var flag = new AtomicBoolean();

        Thread thread = Thread.ofPlatform().name("ticker").start(() -> {
            ticker.run();
            flag.set(Thread.currentThread().isInterrupted());
        });
        thread.interrupt();
        thread.join();

        assertTrue(flag.get(), "isInterrupted()");
        assertTrue(ticker.ticks() <= 1, () -> "ticks(): " + ticker.ticks());
    }

    @Schedules
    @Tries(value = "it is interrupted while it shows its count, in every order", zh = "显示计数期间被中断,按所有可能的顺序")
    void interrupt_while_it_shows() throws InterruptedException {
        var never = new CountDownLatch(1);
        var ticker = new Ticker(new Beat() {

            @Override
            public void await() throws InterruptedException {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }

            @Override
            public void show(int ticks) throws InterruptedException {
                never.await();
            }
        });
        var flag = new AtomicBoolean();

        Thread thread = Thread.ofPlatform().name("ticker").start(() -> {
            ticker.run();
            flag.set(Thread.currentThread().isInterrupted());
        });
        thread.interrupt();
        thread.join();

        assertTrue(flag.get(), "isInterrupted()");
        assertTrue(ticker.ticks() <= 1, () -> "ticks(): " + ticker.ticks());
    }

    @Schedules
    @Tries(value = "no beat comes before it is interrupted, in every order", zh = "被中断之前没有节拍,按所有可能的顺序")
    void interrupted_beat_is_no_tick() throws InterruptedException {
        var ticker = new Ticker(new Beats(0));

        Thread thread = Thread.ofPlatform().name("ticker").start(ticker);
        thread.interrupt();
        thread.join();

        assertEquals(0, ticker.ticks(), "ticks()");
    }

    /// So many beats, and then none.
    private static final class Beats implements Beat {

        final Semaphore permits;
        int waits; // of the ticker's thread

        Beats(int beats) {
            permits = new Semaphore(beats);
        }

        @Override
        public void await() throws InterruptedException {
            waits++;
            permits.acquire();
        }

        @Override
        public void show(int ticks) {}
    }
}
