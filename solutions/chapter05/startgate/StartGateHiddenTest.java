package chapter05.startgate;

import static chapter05.startgate.StartGate.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.fail;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.ClassRules;
import dev.heddle.schedules.kit.Tries;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class StartGateHiddenTest {

    @Schedules(schedules = 100, random = 30, wakeups = false)
    @Tries(value = "the threads take their time until they run, in many orders", zh = "线程过一会儿才真正运行,按许多种顺序")
    void no_task_begins_before_all_threads_run() throws Exception {
        var running = new AtomicInteger();
        var fewest = new AtomicInteger(2);
        ThreadFactory threads = body -> new Thread(() -> {
            running.incrementAndGet();
            body.run();
        });
        Callable<Integer> task = () -> {
            fewest.accumulateAndGet(running.get(), Math::min);
            return 7;
        };

        List<Integer> results = together(List.of(task, task), threads);

        if (fewest.get() < 2) {
            fail("task.call(): " + fewest.get() + " of 2 threads running");
        }
        assertEquals(2, running.get(), "threads.newThread(…) → Thread.run()");
        assertEquals(List.of(7, 7), results, "together([7, 7])");
    }

    @Schedules(schedules = 60, random = 20, wakeups = false)
    @Tries(value = "three tasks wait for each other, in many orders", zh = "三个任务互相等待,按许多种顺序")
    void all_run_at_once() throws Exception {
        var all = new CountDownLatch(3);
        Callable<Integer> task = () -> {
            all.countDown();
            all.await();
            return 7;
        };

        assertEquals(List.of(7, 7, 7), together(List.of(task, task, task), Thread::new), "together([7, 7, 7])");
    }

    @Schedules(schedules = 60, random = 20, wakeups = false)
    @Tries(value = "the first task ends last, in many orders", zh = "第一个任务最后结束,按许多种顺序")
    void results_are_in_the_order_of_the_tasks() throws Exception {
        var second = new CountDownLatch(1);
        Callable<String> waits = () -> {
            second.await();
            return "a";
        };
        Callable<String> goesOn = () -> {
            second.countDown();
            return "b";
        };

        assertEquals(List.of("a", "b"), together(List.of(waits, goesOn), Thread::new), "together([a, b])");
    }

    @Schedules(schedules = 60, random = 20, wakeups = false)
    @Tries(value = "the first task throws, and the second one goes on, in many orders", zh = "第一个任务抛出异常,第二个继续,按许多种顺序")
    void a_task_that_fails_holds_up_nobody() throws Exception {
        var thrown = new IllegalStateException("false start");
        var ran = new AtomicInteger();
        Callable<Integer> fails = () -> {
            throw thrown;
        };

        Throwable cause = causeOf(List.of(fails, ran::incrementAndGet));

        assertEquals(1, ran.get(), "[throw, 1]: tasks after the one that throws");
        assertSame(thrown, cause, "[throw, 1]: getCause()");
    }

    @Schedules(schedules = 60, random = 20, wakeups = false)
    @Tries(value = "two tasks fail, the second one first, in many orders", zh = "两个任务失败,第二个先失败,按许多种顺序")
    void the_first_of_the_list_that_failed_is_told() throws Exception {
        var second = new CountDownLatch(1);
        var first = new IllegalStateException("first");
        Callable<Integer> failsLast = () -> {
            second.await();
            throw first;
        };
        Callable<Integer> failsFirst = () -> {
            second.countDown();
            throw new IllegalStateException("second");
        };

        assertSame(first, causeOf(List.of(failsLast, failsFirst)), "getCause()");
    }

    private static Throwable causeOf(List<Callable<Integer>> tasks) throws InterruptedException {
        try {
            List<Integer> results = together(tasks, Thread::new);
            return fail("together → " + results + ", ExecutionException expected");
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    @Test
    @Tries(value = "the way is no sleep", zh = "不能靠睡眠")
    void a_sleep_is_no_gate() {
        ClassRules.of(StartGate.class).neverCalls(Thread.class, "sleep");
    }
}
