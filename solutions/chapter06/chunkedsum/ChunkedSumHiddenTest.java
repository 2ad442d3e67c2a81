package chapter06.chunkedsum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Rendezvous;
import dev.heddle.schedules.kit.Tries;
import dev.heddle.schedules.kit.Waiting;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class ChunkedSumHiddenTest {

    private static final int LIMIT_SECONDS = 5;

    @Test
    @Tries(
            value = "each number once, also where chunks meet and where workers have none",
            zh = "每个数恰好一次,包括块的交界处和分不到数的工作线程")
    void each_number_comes_once() throws Exception {
        for (int[] each : new int[][] {{10, 3}, {9, 3}, {11, 4}, {5, 4}, {7, 1}, {2, 5}, {1, 3}, {0, 3}}) {
            Queue<Long> seen = new ConcurrentLinkedQueue<>();
            String call = "sum(f, " + each[0] + ", " + each[1] + ")";

            long sum = ChunkedSum.sum(i -> {
                seen.add(i);
                return 2 * i;
            }, each[0], each[1]);

            List<Long> all = LongStream.range(0, each[0]).boxed().toList();
            assertEquals(all, seen.stream().sorted().toList(), call + ": f(i), i =");
            assertEquals((long) each[0] * (each[0] - 1), sum, call + ", f(i) = 2i");
        }
    }

    @Schedules
    @Tries(value = "two workers add up two numbers each, in every order", zh = "两个工作线程各加两个数,按所有可能的顺序")
    void workers_do_not_disturb_each_other() throws Exception {
        long sum = ChunkedSum.sum(i -> i + 1, 4, 2);

        assertEquals(10, sum, "sum(i -> i + 1, 4, 2)");
    }

    @Test
    @Tries(value = "three workers compute at once", zh = "三个工作线程同时计算")
    void workers_run_at_once() throws Exception {
        Rendezvous meeting = new Rendezvous(3);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();

        long sum = ChunkedSum.sum(i -> {
            if (threads.add(Thread.currentThread())) {
                meeting.meet();
            }
            return i;
        }, 12, 3);

        assertEquals(66, sum, "sum(i -> i, 12, 3)");
        assertEquals(3, threads.size(), "sum(f, 12, 3): threads");
    }

    @Test
    @Tries(value = "f(9) fails while f(0) still waits for something", zh = "f(9) 失败,而 f(0) 还在等待")
    void failure_interrupts_the_others() throws InterruptedException {
        IllegalStateException failure = new IllegalStateException("f(9)");
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        Queue<Long> later = new ConcurrentLinkedQueue<>();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        Set<Thread> first = ConcurrentHashMap.newKeySet();

        Throwable thrown = assertThrows(Throwable.class, () -> ChunkedSum.sum(i -> {
            threads.add(Thread.currentThread());
            if (first.contains(Thread.currentThread())) {
                later.add(i);
            } else if (i == 0) {
                first.add(Thread.currentThread());
                begun.countDown();
                interrupted.set(waitForInterrupt());
            } else if (i == 9) {
                await(begun);
                throw failure;
            }
            return i;
        }, 10, 2), "f(9) throws: sum(f, 10, 2)");

        assertTrue(interrupted.get(), "f(9) throws: interrupt() → f(0)");
        assertEquals(List.of(), List.copyOf(later), "interrupt() → f(0), then f(i), i =");
        assertSame(failure, thrown, "sum(f, 10, 2) throws");
        for (Thread each : threads) {
            Waiting.untilItEnds(each);
        }
    }

    /// Leaves the thread interrupted, as code does that cannot throw an `InterruptedException`.
    private static boolean waitForInterrupt() {
        try {
            new CountDownLatch(1).await(LIMIT_SECONDS, TimeUnit.SECONDS);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(LIMIT_SECONDS, TimeUnit.SECONDS), "f(0)");
        } catch (InterruptedException e) {
            throw new AssertionError("f(9): InterruptedException", e);
        }
    }
}
