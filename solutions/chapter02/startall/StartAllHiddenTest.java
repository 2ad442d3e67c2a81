package chapter02.startall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Tries;
import dev.heddle.schedules.kit.Waiting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Test;

final class StartAllHiddenTest {

    @Test
    @Tries(value = "there is nothing to start", zh = "没有要启动的任务")
    void no_bodies_make_no_threads() {
        List<Thread> threads = StartAll.startAll(List.of());

        assertEquals(List.of(), threads, "startAll()");
    }

    @Schedules(schedules = 500)
    @Tries(value = "two bodies wait for each other, in every order", zh = "两个任务互相等待,按所有可能的顺序")
    void bodies_meet() throws InterruptedException {
        var first = new CountDownLatch(1);
        var second = new CountDownLatch(1);

        List<Thread> threads = StartAll.startAll(List.<Runnable>of(() -> {
            first.countDown();
            await(second);
        }, () -> {
            second.countDown();
            await(first);
        }));

        for (Thread each : threads) {
            each.join();
        }
    }

    @Schedules(schedules = 500)
    @Tries(value = "the body waits for what the caller does next, in every order", zh = "任务等待调用者接下来要做的事,按所有可能的顺序")
    void caller_does_not_wait() throws InterruptedException {
        var next = new CountDownLatch(1);

        List<Thread> threads = StartAll.startAll(List.<Runnable>of(() -> await(next)));
        next.countDown();

        for (Thread each : threads) {
            each.join();
        }
    }

    @Schedules(schedules = 500)
    @Tries(value = "each body runs once, in its own thread of the list, in every order",
            zh = "每个任务只运行一次,在列表中属于它的线程里,按所有可能的顺序")
    void order_of_the_list_is_kept() throws InterruptedException {
        var seen = new AtomicReferenceArray<String>(2);
        List<Runnable> bodies = List.of(() -> note(seen, 0), () -> note(seen, 1));

        List<Thread> threads = StartAll.startAll(bodies);
        for (Thread each : threads) {
            each.join();
        }

        assertEquals(2, threads.size(), "startAll(a, b).size()");
        String first = "once in thread " + threads.get(0).threadId();
        String second = "once in thread " + threads.get(1).threadId();
        assertEquals("[" + first + ", " + second + "]", seen.toString(), "[a, b]");
    }

    @Test
    @Tries(value = "twenty bodies have twenty threads", zh = "二十个任务有二十个线程")
    void each_body_has_its_own_thread() throws InterruptedException {
        List<Thread> seen = Collections.synchronizedList(new ArrayList<>());
        var bodies = new LinkedList<>(Collections.<Runnable>nCopies(20, () -> seen.add(Thread.currentThread())));

        List<Thread> threads = StartAll.startAll(bodies);
        for (Thread each : threads) {
            Waiting.untilItEnds(each);
        }

        assertEquals(20, seen.size(), "run()");
        assertEquals(20, Set.copyOf(seen).size(), "Thread.currentThread()");
        assertEquals(Set.copyOf(seen), Set.copyOf(threads), "startAll(…)");
    }

    @Test
    @Tries(value = "the first body throws, the second runs all the same", zh = "第一个任务抛出异常,第二个照样运行")
    void exception_stays_in_its_thread() throws InterruptedException {
        var thrown = new IllegalStateException("from the first body");
        List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());
        var second = new AtomicReference<>("");

        List<Thread> threads = StartAll.startAll(List.of(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((_, each) -> uncaught.add(each));
            throw thrown;
        }, () -> second.set("ran")));
        for (Thread each : threads) {
            Waiting.untilItEnds(each);
        }

        assertEquals(List.of(thrown), uncaught, "UncaughtExceptionHandler");
        assertEquals("ran", second.get(), "b.run()");
    }

    private static void note(AtomicReferenceArray<String> seen, int body) {
        String times = seen.get(body) == null ? "once" : "again";
        seen.set(body, times + " in thread " + Thread.currentThread().threadId());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
