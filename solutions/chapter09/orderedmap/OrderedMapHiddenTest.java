package chapter09.orderedmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Tries;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class OrderedMapHiddenTest {

    @Schedules
    @Tries(value = "two items on two threads, which end in every order", zh = "两个项目在两个线程上,按所有可能的顺序结束")
    void order_does_not_depend_on_who_is_first() {
        List<Integer> results = OrderedMap.map(List.of(1, 2), n -> n * 10, 2);

        assertEquals(List.of(10, 20), results, "map([1, 2], n -> n * 10, 2)");
    }

    @Schedules(schedules = 40, random = 10, wakeups = false)
    @Tries(value = "two calls on two threads wait for each other", zh = "两个线程上的两次调用互相等待")
    void calls_run_at_once() {
        var bothRun = new CountDownLatch(2);

        List<Integer> results = OrderedMap.map(List.of(1, 2), n -> {
            bothRun.countDown();
            await(bothRun);
            return n;
        }, 2);

        assertEquals(List.of(1, 2), results, "map([1, 2], n -> n, 2)");
    }

    @Schedules(schedules = 40, random = 10, wakeups = false)
    @Tries(value = "three items on two threads: no third call begins while two run", zh = "三个项目在两个线程上:两次调用进行时不开始第三次")
    void not_more_calls_at_once_than_workers() {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();

        OrderedMap.map(List.of(1, 2, 3), n -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            untilNobodyElseCanGoOn();
            return inside.decrementAndGet();
        }, 2);

        assertTrue(most.get() <= 2, () -> most + " calls of f at once; workers 2");
    }

    @Test
    @Tries(value = "the second of three calls throws", zh = "三次调用中第二次抛出异常")
    void exception_reaches_the_caller() {
        var failure = new IllegalArgumentException("item 2");

        Throwable thrown = assertThrows(Throwable.class, () -> OrderedMap.map(List.of(1, 2, 3), n -> {
            if (n == 2) {
                throw failure;
            }
            return n;
        }, 2), "map([1, 2, 3], f, 2), f(2) throws");

        assertTrue(Stream.iterate(thrown, each -> each != null, Throwable::getCause).anyMatch(each -> each == failure),
                () -> "f(2) throws " + failure + "; map throws " + thrown);
    }

    @Test
    @Tries(value = "an empty list", zh = "空列表")
    void empty_list() {
        assertEquals(List.of(), OrderedMap.map(List.of(), n -> n, 2), "map([], n -> n, 2)");
    }

    @Schedules(schedules = 40, random = 10, wakeups = false)
    @Tries(value = "no thread is left when a call has thrown", zh = "调用抛出异常之后没有留下线程")
    void no_thread_is_left_behind_after_a_failure() {
        assertThrows(Throwable.class, () -> OrderedMap.map(List.of(0, 3), n -> 6 / n, 2), "map([0, 3], n -> 6 / n, 2)");
    }

    /// In a schedule, a wait with a time limit ends when all others wait, too.
    private static void untilNobodyElseCanGoOn() {
        try {
            new CountDownLatch(1).await(1, TimeUnit.HOURS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("a call of f is interrupted", e);
        }
    }
}
