package chapter11.fetchall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Leaks;
import dev.heddle.schedules.kit.Occupancy;
import dev.heddle.schedules.kit.Tries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FetchAllHiddenTest {

    private static final int MANY = 10_000;

    @Test
    @Tries(value = "twenty calls, three at once", zh = "二十个调用，同时三个")
    void so_many_run_at_once_and_no_more() throws Exception {
        var inside = new Occupancy(3);

        FetchAll.fetchAll(Collections.nCopies(20, () -> inside.visit(() -> 1)), 3);

        inside.assertReachedButNotExceeded();
    }

    @Schedules(schedules = 300, random = 50)
    @Tries(value = "three calls that wait for each other, three at once, in every order",
            zh = "三个互相等待的调用，同时三个，按所有可能的顺序")
    void all_run_at_once_if_they_may() throws Exception {
        var all = new CountDownLatch(3);
        Callable<String> call = () -> {
            all.countDown();
            all.await();
            return "met";
        };

        List<String> results = FetchAll.fetchAll(List.of(call, call, call), 3);

        assertEquals(List.of("met", "met", "met"), results, "fetchAll([met, met, met], 3)");
    }

    @Test
    @Tries(value = "10 000 calls, 100 at once", zh = "10 000 个调用，同时 100 个")
    void each_call_has_a_virtual_thread_of_its_own() throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        var platform = new AtomicInteger();
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            int n = i;
            calls.add(() -> {
                threads.add(Thread.currentThread());
                if (!Thread.currentThread().isVirtual()) {
                    platform.incrementAndGet();
                }
                return n;
            });
        }

        List<Integer> results;
        try (var leaks = new Leaks()) {
            results = FetchAll.fetchAll(calls, 100);
        }

        assertEquals(0, platform.get(), "!Thread.currentThread().isVirtual()");
        assertEquals(MANY, threads.size(), "threads");
        assertTrue(results.equals(IntStream.range(0, MANY).boxed().toList()), "fetchAll([0, 1, …], 100)");
    }

    @Schedules(schedules = 300, random = 50)
    @Tries(value = "two calls, one at once, in every order", zh = "两个调用，同时一个，按所有可能的顺序")
    void one_at_once_is_one_after_the_other() throws Exception {
        var running = new AtomicInteger();
        Callable<Integer> call = () -> {
            int now = running.incrementAndGet();
            Thread.yield();
            running.decrementAndGet();
            return now;
        };

        assertEquals(List.of(1, 1), FetchAll.fetchAll(List.of(call, call), 1), "running");
    }

    @Schedules(schedules = 300, random = 50)
    @Tries(value = "a call throws while another runs and a third has not begun, in every order",
            zh = "一个调用抛出异常，另一个在运行，第三个还没开始，按所有可能的顺序")
    void first_failure_ends_all() throws Exception {
        var held = new Held();
        var late = new AtomicInteger();
        var failure = new IOException("404");
        var over = new AtomicBoolean();
        Callable<String> fails = () -> {
            held.begun.await();
            over.set(true);
            throw failure;
        };
        Callable<String> third = () -> over.get() ? "late " + late.incrementAndGet() : "in time";

        var thrown = assertThrows(ExecutionException.class,
                () -> FetchAll.fetchAll(List.of(held, fails, third), 2), "fetchAll([held, 404, late], 2)");

        assertSame(failure, thrown.getCause(), "getCause()");
        assertEquals(1, held.interrupted.get(), "held: InterruptedException");
        assertEquals(0, held.running.get(), "held: running");
        assertEquals(0, late.get(), "late: call()");
    }

    @Schedules(schedules = 300, random = 50)
    @Tries(value = "the caller is interrupted while a call runs and another has not begun, in every order",
            zh = "一个调用在运行，另一个还没开始，此时调用者被中断，按所有可能的顺序")
    void interrupt_ends_all() throws Exception {
        var held = new Held();
        var late = new AtomicInteger();
        var thrown = new AtomicReference<Throwable>();
        var over = new AtomicBoolean();
        Callable<String> second = () -> over.get() ? "late " + late.incrementAndGet() : "in time";
        Thread caller = new Thread(() -> {
            try {
                FetchAll.fetchAll(List.of(held, second), 1);
            } catch (Throwable e) {
                thrown.set(e);
            }
        }, "caller");

        caller.start();
        held.begun.await();
        over.set(true);
        caller.interrupt();
        caller.join();

        assertEquals(InterruptedException.class, thrown.get() == null ? null : thrown.get().getClass(),
                "fetchAll([held, late], 1), interrupt()");
        assertEquals(1, held.interrupted.get(), "held: InterruptedException");
        assertEquals(0, held.running.get(), "held: running");
        assertEquals(0, late.get(), "late: call()");
    }

    @Test
    @Tries(value = "there is nothing to call, and one may be open", zh = "没有要调用的，最多同时一个")
    void no_calls_give_no_results() throws Exception {
        assertEquals(List.of(), FetchAll.fetchAll(List.<Callable<String>>of(), 1), "fetchAll([], 1)");

        Callable<String> nothing = () -> null;
        assertEquals(Collections.singletonList(null), FetchAll.fetchAll(List.of(nothing), 1), "fetchAll([null], 1)");
    }

    /// A call that goes on until it is interrupted.
    private static final class Held implements Callable<String> {

        final CountDownLatch begun = new CountDownLatch(1);
        final AtomicInteger running = new AtomicInteger();
        final AtomicInteger interrupted = new AtomicInteger();

        @Override
        public String call() throws InterruptedException {
            running.incrementAndGet();
            begun.countDown();
            try {
                new CountDownLatch(1).await(1, TimeUnit.HOURS); // of virtual time, which costs nothing
                return "held";
            } catch (InterruptedException e) {
                interrupted.incrementAndGet();
                throw e;
            } finally {
                Thread.yield();
                running.decrementAndGet();
            }
        }
    }
}
