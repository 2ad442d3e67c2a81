package chapter06.minipool;

import static dev.heddle.schedules.Schedules.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.ClassRules;
import dev.heddle.schedules.kit.Rendezvous;
import dev.heddle.schedules.kit.Tries;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.Test;

final class MiniPoolHiddenTest {

    @Test
    @Tries(value = "three threads are at work at once, and there is no fourth", zh = "三个线程同时工作,没有第四个")
    void as_many_threads_as_wanted() {
        Rendezvous meeting = new Rendezvous(3);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();

        try (var pool = new MiniPool(3)) {
            for (int i = 0; i < 9; i++) {
                pool.submit(() -> {
                    if (threads.add(Thread.currentThread())) {
                        meeting.meet();
                    }
                    return null;
                });
            }
        }

        assertEquals(3, threads.size(), "new MiniPool(3), 9 × submit(): threads");
    }

    @Schedules(schedules = 200, random = 0)
    @Tries(
            value = "tasks that throw, an Exception and an Error; then one that does not",
            zh = "任务抛出 Exception 和 Error,然后是一个正常的任务")
    void throwing_tasks_do_no_harm() throws Exception {
        try (var pool = new MiniPool(1)) {
            IOException checked = new IOException("a task's own");
            Error error = new StackOverflowError("a task's own");

            Future<Integer> first = pool.submit(() -> {
                throw checked;
            });
            Future<Integer> second = pool.submit(() -> {
                throw error;
            });
            Future<Integer> third = pool.submit(() -> 3);

            assertSame(checked, assertThrows(ExecutionException.class, first::get, "throw: get()").getCause(),
                    "throw new IOException(): get(), getCause()");
            assertSame(error, assertThrows(ExecutionException.class, second::get, "throw: get()").getCause(),
                    "throw new StackOverflowError(): get(), getCause()");
            assertEquals(3, third.get(), "() -> 3: get()");
        }
    }

    @Schedules
    @Tries(value = "a task leaves its thread interrupted; then comes another", zh = "一个任务让线程保持中断状态,然后是另一个任务")
    void interrupt_of_a_task_ends_with_it() throws Exception {
        try (var pool = new MiniPool(1)) {
            pool.submit(() -> {
                Thread.currentThread().interrupt();
                return null;
            });
            Future<Boolean> second = pool.submit(() -> Thread.currentThread().isInterrupted());

            assertEquals(false, second.get(), "isInterrupted()");
        }
    }

    @Schedules
    @Tries(value = "submit() and close() at the same time, in every order", zh = "submit() 与 close() 同时进行,按所有可能的顺序")
    void task_is_rejected_or_run() throws Exception {
        var pool = new MiniPool(1);

        together(() -> {
            Future<Integer> future;
            try {
                future = pool.submit(() -> 1);
            } catch (RejectedExecutionException e) {
                return;
            }
            assertEquals(1, future.get(), "submit(() -> 1), close(): get()");
        }, pool::close);
    }

    @Schedules
    @Tries(
            value = "close() right after two tasks for one thread, in every order",
            zh = "一个线程,提交两个任务后立即 close(),按所有可能的顺序")
    void close_waits_for_all_tasks() throws Exception {
        var pool = new MiniPool(1);
        Future<Integer> first = pool.submit(() -> 1);
        Future<Integer> second = pool.submit(() -> 2);

        pool.close();

        assertTrue(first.isDone(), "2 × submit(), close(): first.isDone()");
        assertTrue(second.isDone(), "2 × submit(), close(): second.isDone()");
    }

    @Schedules
    @Tries(value = "close() while a task waits for something, in every order", zh = "任务正在等待时调用 close(),按所有可能的顺序")
    void close_interrupts_no_task() throws Exception {
        var pool = new MiniPool(1);
        CountDownLatch latch = new CountDownLatch(1);
        Future<String> waiting = pool.submit(() -> {
            latch.await();
            return "done";
        });
        Future<Boolean> next = pool.submit(() -> Thread.currentThread().isInterrupted());

        together(pool::close, latch::countDown);

        assertEquals("done", waiting.get(), "submit(() -> { await(); … }), close(), countDown()");
        assertEquals(false, next.get(), "close(): isInterrupted()");
    }

    @Schedules
    @Tries(value = "the closing thread is interrupted, in every order", zh = "调用 close() 的线程被中断,按所有可能的顺序")
    void close_waits_although_it_is_interrupted() throws Exception {
        var pool = new MiniPool(1);
        CountDownLatch latch = new CountDownLatch(1);
        Future<String> waiting = pool.submit(() -> {
            latch.await();
            return "done";
        });

        Thread closer = Thread.ofPlatform().name("closer").start(() -> {
            pool.close();
            assertTrue(waiting.isDone(), "submit(), interrupt() → close(): isDone()");
            assertTrue(Thread.currentThread().isInterrupted(), "interrupt() → close(): isInterrupted()");
        });
        closer.interrupt();
        latch.countDown();
        closer.join();

        assertEquals("done", waiting.get(), "interrupt() → close(): get()");
    }

    @Test
    @Tries(value = "the pool is made of threads and a queue", zh = "线程池由线程和队列构成")
    void no_executor_of_the_jdk() {
        ClassRules rules = ClassRules.of(MiniPool.class);

        rules.neverCalls(ThreadPoolExecutor.class, "<init>");
        rules.neverCalls(Executors.class, "newFixedThreadPool");
        rules.neverCalls(Executors.class, "newSingleThreadExecutor");
        rules.neverCalls(Executors.class, "newCachedThreadPool");
        rules.neverCalls(Executors.class, "newThreadPerTaskExecutor");
        rules.neverCalls(Executors.class, "newVirtualThreadPerTaskExecutor");
    }
}
