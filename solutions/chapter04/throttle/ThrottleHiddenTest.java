package chapter04.throttle;

import static chapter04.throttle.Throttle.runThrottled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Rendezvous;
import dev.heddle.schedules.kit.Tries;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class ThrottleHiddenTest {

    /// Counts how many are inside at once.
    private static final class Inside {

        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        void enter() {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
        }

        void leave() {
            now.decrementAndGet();
        }

        void assertAtMost(int max) {
            if (most.get() > max) {
                fail(most.get() + " tasks at once, max == " + max);
            }
        }
    }

    @Schedules(schedules = 60, random = 20, wakeups = false)
    @Tries(value = "three tasks run, at most two at once, in many orders", zh = "运行三个任务,最多两个同时运行,按许多种顺序")
    void never_too_many_run_at_once() throws Exception {
        var inside = new Inside();
        Callable<Integer> task = () -> {
            inside.enter();
            inside.leave();
            return 7;
        };

        List<Integer> results = runThrottled(List.of(task, task, task), 2);

        inside.assertAtMost(2);
        assertEquals(List.of(7, 7, 7), results, "runThrottled([7, 7, 7], 2)");
    }

    @Test
    @Tries(value = "three of five tasks run at once, and wait for each other", zh = "五个任务中有三个同时运行,并且互相等待")
    void as_many_run_at_once_as_may() throws Exception {
        var meeting = new Rendezvous(3);
        Callable<Integer> task = () -> {
            meeting.meet();
            return 7;
        };

        List<Integer> results = runThrottled(Collections.nCopies(5, task), 3);

        assertEquals(List.of(7, 7, 7, 7, 7), results, "runThrottled([7, 7, 7, 7, 7], 3)");
    }

    @Schedules(schedules = 60, random = 20, wakeups = false)
    @Tries(value = "the first task ends before the other two, which wait for each other, in many orders",
            zh = "第一个任务先结束,另外两个互相等待,按许多种顺序")
    void another_one_begins_when_one_ends() throws Exception {
        var both = new CountDownLatch(2);
        Callable<Integer> meets = () -> {
            both.countDown();
            both.await();
            return 7;
        };

        List<Integer> results = runThrottled(List.of(() -> 1, meets, meets), 2);

        assertEquals(List.of(1, 7, 7), results, "runThrottled([1, 7, 7], 2)");
    }

    @Schedules(schedules = 60, random = 20, wakeups = false)
    @Tries(value = "the first task ends last, in many orders", zh = "第一个任务最后结束,按许多种顺序")
    void results_are_in_the_order_of_the_tasks() throws Exception {
        var second = new CountDownLatch(1);
        Callable<Integer> waits = () -> {
            second.await();
            return 1;
        };
        Callable<Integer> goesOn = () -> {
            second.countDown();
            return 2;
        };

        assertEquals(List.of(1, 2), runThrottled(List.of(waits, goesOn), 2), "runThrottled([1, 2], 2)");
    }

    @Schedules(schedules = 60, random = 20, wakeups = false)
    @Tries(value = "the first of three tasks throws an exception, and one may run at a time, in many orders",
            zh = "三个任务中的第一个抛出异常,每次只能运行一个,按许多种顺序")
    void a_task_that_fails_does_not_stop_the_others() throws Exception {
        var thrown = new IllegalStateException("out of paper");
        othersRunAfter(thrown, () -> {
            throw thrown;
        });
    }

    @Schedules(schedules = 10, random = 0, wakeups = false)
    @Tries(value = "the first of three tasks throws an Error, and one may run at a time, in many orders",
            zh = "三个任务中的第一个抛出 Error,每次只能运行一个,按许多种顺序")
    void a_task_that_fails_badly_does_not_stop_the_others() throws Exception {
        var thrown = new AssertionError("out of ink");
        othersRunAfter(thrown, () -> {
            throw thrown;
        });
    }

    private static void othersRunAfter(Throwable thrown, Callable<Integer> fails) throws InterruptedException {
        var ran = new AtomicInteger();
        String what = "[throw " + thrown.getClass().getSimpleName() + ", 1, 2]";

        Throwable cause = causeOf(List.of(fails, ran::incrementAndGet, ran::incrementAndGet), 1);

        assertEquals(2, ran.get(), what + ": tasks after the one that throws");
        assertSame(thrown, cause, what + ": getCause()");
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

        assertSame(first, causeOf(List.of(failsLast, failsFirst), 2), "getCause()");
    }

    private static Throwable causeOf(List<Callable<Integer>> tasks, int max) throws InterruptedException {
        try {
            List<Integer> results = runThrottled(tasks, max);
            return fail("runThrottled → " + results + ", ExecutionException expected");
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    @Schedules(schedules = 60, random = 20, wakeups = false)
    @Tries(value = "the caller is interrupted while a task runs and another waits, in many orders",
            zh = "一个任务在运行、另一个在等待时,调用者被中断,按许多种顺序")
    void without_a_permit_nothing_runs() throws Exception {
        var inside = new Inside();
        var begun = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        var came = new AtomicReference<Object>();
        Callable<Integer> waits = () -> {
            inside.enter();
            begun.countDown();
            try {
                never.await();
                return 1;
            } finally {
                inside.leave();
            }
        };
        Callable<Integer> shortOne = () -> {
            inside.enter();
            inside.leave();
            return 2;
        };

        Thread caller = new Thread(() -> came.set(whatComesOf(List.of(waits, shortOne), 1)));
        caller.start();
        begun.await();
        caller.interrupt();
        caller.join();

        inside.assertAtMost(1);
        assertEquals(InterruptedException.class, came.get(), "interrupt: runThrottled");
    }

    @Schedules(schedules = 60, random = 20, wakeups = false)
    @Tries(value = "the caller is interrupted while all tasks run, in many orders", zh = "所有任务都在运行时,调用者被中断,按许多种顺序")
    void all_that_run_are_interrupted() throws Exception {
        var begun = new CountDownLatch(2);
        var never = new CountDownLatch(1);
        var interrupted = new AtomicInteger();
        var came = new AtomicReference<Object>();
        Callable<Integer> waits = () -> {
            begun.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                interrupted.incrementAndGet();
            }
            return 1;
        };

        Thread caller = new Thread(() -> came.set(whatComesOf(List.of(waits, waits), 2)));
        caller.start();
        begun.await();
        caller.interrupt();
        caller.join();

        assertEquals(InterruptedException.class, came.get(), "interrupt: runThrottled");
        assertEquals(2, interrupted.get(), "InterruptedException, of 2 tasks");
    }

    private static Object whatComesOf(List<Callable<Integer>> tasks, int max) {
        try {
            return runThrottled(tasks, max);
        } catch (Exception e) {
            return e.getClass();
        }
    }

    @Test
    @Tries(value = "no task may run, or even fewer", zh = "允许的数量为零或负数")
    void at_least_one_has_to_run() {
        List<Callable<Integer>> none = List.of();

        assertThrows(IllegalArgumentException.class, () -> runThrottled(none, 0), "runThrottled([], 0)");
        assertThrows(IllegalArgumentException.class, () -> runThrottled(none, -1), "runThrottled([], -1)");
    }
}
