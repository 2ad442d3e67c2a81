package chapter03.joinall;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chapter03.joinall.JoinAll.Clock;
import dev.heddle.schedules.kit.Tries;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class JoinAllTest {

    @Test
    @Tries(value = "two threads end", zh = "两个线程都结束")
    void all_end() throws InterruptedException {
        Thread a = Thread.ofPlatform().start(() -> {});
        Thread b = Thread.ofVirtual().start(() -> {});

        boolean ended = JoinAll.joinAll(List.of(a, b), Duration.ofMinutes(1), new RealClock());

        assertTrue(ended, "joinAll([a, b], 1 min)");
    }

    @Test
    @Tries(value = "one of two threads does not end", zh = "两个线程中有一个不结束")
    void one_does_not_end() throws InterruptedException {
        var end = new CountDownLatch(1);
        Thread a = Thread.ofPlatform().start(() -> {});
        Thread b = Thread.ofPlatform().start(() -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });

        boolean ended = JoinAll.joinAll(List.of(a, b), Duration.ofMillis(50), new RealClock());
        end.countDown();

        assertFalse(ended, "joinAll([a, b], 50 ms)");
    }

    /// Time as it is.
    static final class RealClock implements Clock {

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public boolean join(Thread thread, Duration atMost) throws InterruptedException {
            return thread.join(atMost);
        }
    }
}
