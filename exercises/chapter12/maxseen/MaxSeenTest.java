package chapter12.maxseen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.schedules.kit.Tries;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MaxSeenTest {

    @Test
    @Tries(value = "one thread offers some numbers", zh = "一个线程提交几个数")
    void one_thread_offers() {
        var seen = new MaxSeen();

        seen.offer(3);
        seen.offer(8);
        seen.offer(5);

        assertEquals(8, seen.max(), "max() after offer(3), offer(8), offer(5)");
    }

    @Test
    @Tries(value = "four threads offer 1000 numbers each", zh = "四个线程各提交 1000 个数")
    void four_threads_offer() throws InterruptedException {
        var seen = new MaxSeen();
        List<Thread> threads = new ArrayList<>();

        for (int i = 0; i < 4; i++) {
            long first = i * 1000L;
            threads.add(Thread.ofPlatform().start(() -> {
                for (long n = first; n < first + 1000; n++) {
                    seen.offer(n);
                }
            }));
        }
        for (Thread each : threads) {
            each.join();
        }

        assertEquals(3999, seen.max(), "max() after offer(0) … offer(3999)");
    }
}
