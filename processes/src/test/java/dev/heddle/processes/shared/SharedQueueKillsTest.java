package dev.heddle.processes.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.processes.Leaks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What becomes of a queue when processes are killed at any point.
@ExtendWith(Leaks.class)
@Timeout(60)
final class SharedQueueKillsTest {

    @SuppressWarnings("ArrayRecordComponent") // what learners write, too
    record Part(long producer, long number, byte[] filler) {}

    @Test
    void producers_killed_at_random_lose_double_and_tear_nothing() throws Exception {
        SharedQueue<Part> queue = SharedQueue.ofCapacity(64, 1 << 14);
        SharedLongArray put = SharedLongArray.ofLength(8);
        Map<Long, Long> next = new HashMap<>();
        for (int round = 0; round < 8; round++) {
            long producer = round;
            OtherJvm victim = OtherJvm.start(() -> {
                for (long number = 0;; number++) {
                    queue.put(new Part(producer, number, new byte[(int) (number * 7 % 3000)]));
                    put.set((int) producer, number + 1);
                }
            });
            long until = 500 + 61L * round;
            while (next.getOrDefault(producer, 0L) < until) {
                check(queue.take(), next);
            }
            victim.kill();
            for (Part left = queue.poll(); left != null; left = queue.poll()) {
                check(left, next);
            }

            assertThat(next.getOrDefault(producer, 0L) - put.get(round)).as("taken and not told, round " + round)
                    .isBetween(0L, 1L);
        }
        put.close();
        queue.release();
    }

    private static void check(Part part, Map<Long, Long> next) {
        long number = next.getOrDefault(part.producer(), 0L);
        assertThat(part.number()).isEqualTo(number);
        assertThat(part.filler()).hasSize((int) (number * 7 % 3000));
        next.put(part.producer(), number + 1);
    }

    @Test
    void consumers_killed_at_random_take_with_them_what_they_had_and_no_more() throws Exception {
        SharedQueue<Integer> queue = SharedQueue.ofCapacity(1000);
        SharedInt taken = SharedInt.of(0);
        int put = 0;
        for (int round = 0; round < 5; round++) {
            OtherJvm victim = OtherJvm.start(() -> {
                while (true) {
                    queue.take();
                    taken.incrementAndGet();
                }
            });
            int goal = taken.get() + 3000 + 100 * round;
            while (taken.get() < goal) {
                if (queue.offer(put, 100, TimeUnit.MILLISECONDS)) {
                    put++;
                }
            }
            victim.kill();
        }
        int before = taken.get();
        List<Integer> rest = new ArrayList<>();
        queue.drainTo(rest);

        assertThat(put - rest.size() - before).as("taken, and killed before it was told").isBetween(0, 5);
        assertThat(rest).isSorted().doesNotHaveDuplicates();
        assertThat(queue).isEmpty();
        taken.close();
        queue.release();
    }

    @Test
    void half_an_element_of_a_killed_producer_never_comes_out() throws Exception {
        SharedQueue<byte[]> queue = SharedQueue.ofCapacity(4, 1 << 12);
        OtherJvm victim = OtherJvm.start(() -> {
            queue.put(new byte[10]);
            queue.put(new byte[100_000]);
            return null;
        });
        assertThat(queue.take()).hasSize(10);
        victim.kill();

        queue.put(new byte[20]);
        assertThat(queue.take()).hasSize(20);
        assertThat(queue.poll()).isNull();
        queue.release();
    }

    @Test
    void join_tells_of_a_consumer_that_was_killed_before_its_work_was_done() throws Exception {
        SharedQueue<Integer> tasks = SharedQueue.ofCapacity(10);
        SharedEvent taken = SharedEvent.create();
        for (int i = 0; i < 4; i++) {
            tasks.put(i);
        }
        OtherJvm victim = OtherJvm.start(() -> {
            tasks.take();
            tasks.take();
            tasks.take();
            tasks.taskDone();
            taken.set();
            Thread.sleep(100_000);
            return null;
        });
        taken.await();
        victim.kill();
        tasks.take();
        tasks.taskDone();

        assertThatThrownBy(tasks::join).isInstanceOf(IllegalStateException.class)
                .hasMessage("process " + victim.pid()
                        + " has ended before it called taskDone for 2 elements that it had taken");
        tasks.join();
        tasks.release();
        taken.close();
    }
}
