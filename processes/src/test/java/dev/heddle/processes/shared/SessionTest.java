package dev.heddle.processes.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.processes.Leaks;
import java.util.concurrent.BrokenBarrierException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What SHARED.md shows.
@ExtendWith(Leaks.class)
@Timeout(60)
final class SessionTest {

    @Test
    void the_session_of_the_guide_counts_letters_in_another_jvm() throws Exception {
        SharedQueue<String> words = SharedQueue.ofCapacity(100);
        SharedLong letters = SharedLong.of(0);
        Task count = () -> {
            for (String word : words.untilClosed()) {
                letters.addAndGet(word.length());
            }
            return letters.get();
        };
        try (OtherJvm jvm = OtherJvm.start(count)) {
            words.put("warp");
            words.put("weft");
            words.close();

            assertThat(jvm.result()).isEqualTo(8L);
        }
        words.release();
        letters.close();
    }

    @Test
    void a_queue_carries_what_is_shared() throws Exception {
        SharedQueue<Object> queue = SharedQueue.ofCapacity(10);
        SharedQueue<Object> inner = SharedQueue.ofCapacity(1);
        SharedLock lock = SharedLock.create();
        SharedCondition condition = lock.newCondition();
        try (OtherJvm jvm = OtherJvm.start(() -> {
            ((SharedQueue<?>) queue.take()).close();
            return queue.take() + " and " + queue.take();
        })) {
            queue.put(inner);
            queue.put(lock);
            queue.put(condition);

            assertThat(jvm.result()).isEqualTo("shared lock (free) and condition 0 of shared lock (free)");
            assertThat(inner.isClosed()).isTrue();
        }
        queue.release();
        inner.release();
        lock.close();
    }

    @Test
    @SuppressWarnings("try") // each process closes its own side
    void eight_processes_count_at_a_barrier() throws Exception {
        try (SharedBarrier barrier = SharedBarrier.of(8); SharedInt count = SharedInt.of(0)) {
            var jvms = new OtherJvm[8];
            for (int i = 0; i < jvms.length; i++) {
                jvms[i] = OtherJvm.start(() -> {
                    barrier.await();
                    int now = count.incrementAndGet();
                    barrier.await();
                    barrier.close();
                    return now;
                });
            }
            for (OtherJvm jvm : jvms) {
                assertThat((int) jvm.result()).isBetween(1, 8);
                jvm.close();
            }

            assertThat(count.get()).isEqualTo(8);
        }
    }

    @Test
    void kills_at_random_in_a_barrier_never_leave_the_other_waiting() throws Exception {
        for (int round = 0; round < 4; round++) {
            try (SharedBarrier barrier = SharedBarrier.of(2); SharedInt cycles = SharedInt.of(0)) {
                OtherJvm victim = OtherJvm.start(() -> {
                    while (true) {
                        barrier.await();
                        cycles.incrementAndGet();
                    }
                });
                OtherJvm other = OtherJvm.start(() -> {
                    try {
                        while (true) {
                            barrier.await();
                        }
                    } catch (BrokenBarrierException e) {
                        return "broken";
                    }
                });
                int until = 100 + 37 * round;
                while (cycles.get() < until) {
                    Thread.onSpinWait();
                }
                victim.kill();

                assertThat(other.result()).isEqualTo("broken");
                other.close();
            }
        }
    }
}
