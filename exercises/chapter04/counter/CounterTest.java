package chapter04.counter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.schedules.kit.Tries;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CounterTest {

    @Test
    @Tries(value = "one thread counts", zh = "一个线程计数")
    void one_thread_counts() {
        var counter = new Counter();

        counter.inc();
        counter.add(2);
        counter.add(-5);

        assertEquals(-2, counter.get(), "after inc(), add(2), add(-5)");
    }

    @Test
    @Tries(value = "two threads count to 1000 each", zh = "两个线程各数到 1000")
    void two_threads_count() throws InterruptedException {
        var counter = new Counter();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int n = 0; n < 1000; n++) {
                    counter.inc();
                }
            }));
        }
        for (Thread each : threads) {
            each.join();
        }

        assertEquals(2000, counter.get(), "after 2 × 1000 inc()");
    }
}
