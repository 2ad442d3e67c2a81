package dev.heddle.schedules.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Each part of the kit passes what is right, and fails what is wrong in its own words.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class KitTest {

    private static final Limit SHORT = new Limit(Duration.ofMillis(300));

    @Test
    void tasks_that_run_at_once_meet() throws Exception {
        Rendezvous meeting = new Rendezvous(3);

        onThreads(3, meeting::meet);

        assertThat(meeting.threads()).isEqualTo(3);
    }

    @Test
    void tasks_that_run_one_after_the_other_do_not_meet() {
        Rendezvous meeting = new Rendezvous(3, SHORT);

        assertThatExceptionOfType(AssertionError.class).isThrownBy(meeting::meet)
                .withMessage(
                        "1 of 3 tasks had begun, and the others did not come within 300 ms: they do not run at once.");
    }

    @Test
    void gates_decide_in_which_order_tasks_end() throws Exception {
        Gates gates = new Gates();
        List<String> ended = Collections.synchronizedList(new ArrayList<>());

        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            Future<?> slow = pool.submit(() -> ended.add(gates.pass("slow")));
            Future<?> fast = pool.submit(() -> ended.add(gates.pass("fast")));
            gates.awaitArrival("slow");
            gates.open("fast");
            fast.get();
            gates.open("slow");
            slow.get();
        }

        assertThat(ended).containsExactly("fast", "slow");
        assertThat(gates.passed("slow")).isOne();
    }

    @Test
    void task_that_never_begins_is_told() {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> new Gates(SHORT).awaitArrival("a"))
                .withMessage("Task 'a' was never begun.");
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> new Gates(SHORT).pass("a"))
                .withMessage("Gate 'a' was never opened: the check was waiting for something else.");
    }

    @Test
    void occupancy_is_reached_and_not_exceeded_by_as_many_threads() throws Exception {
        Occupancy right = new Occupancy(3);
        Occupancy tooMany = new Occupancy(2);
        Occupancy tooFew = new Occupancy(4);

        onThreads(3, () -> right.visit(() -> ""));
        CountDownLatch all = new CountDownLatch(3);
        onThreads(3, () -> tooMany.visit(() -> {
            all.countDown();
            all.await();
            return "";
        }));
        onThreads(3, () -> tooFew.visit(() -> ""));

        assertThatNoException().isThrownBy(right::assertReachedButNotExceeded);
        assertThatExceptionOfType(AssertionError.class).isThrownBy(tooMany::assertReachedButNotExceeded)
                .withMessage("3 tasks were running at once; at most 2 may.");
        assertThatExceptionOfType(AssertionError.class).isThrownBy(tooFew::assertReachedButNotExceeded)
                .withMessage("Never more than 3 of 4 tasks were running at once.");
    }

    @Test
    void lock_remembers_and_can_refuse() {
        RecordingLock lock = new RecordingLock();

        lock.lock();
        try {
            lock.note("body");
        } finally {
            lock.unlock();
        }
        lock.refuse();

        assertThat(lock.events()).containsExactly("lock", "body", "unlock");
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(lock::lock);
        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void thread_is_seen_to_wait_and_to_end() throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        Thread waits = Thread.ofPlatform().name("waits").start(() -> awaitQuietly(latch));

        Waiting.untilItWaits(waits);
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> Waiting.untilItEnds(waits, SHORT))
                .withMessage("Thread 'waits' has not ended within 300 ms.");
        latch.countDown();
        Waiting.untilItEnds(waits);

        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> Waiting.untilItWaits(waits))
                .withMessage("Thread 'waits' has ended instead of waiting.");
    }

    @Test
    void what_is_left_behind_is_named() throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        Leaks leaks = new Leaks(SHORT);
        Thread left = Thread.ofPlatform().name("left").start(() -> awaitQuietly(latch));

        assertThatExceptionOfType(AssertionError.class).isThrownBy(leaks::close)
                .withMessage("Left behind, and still there after 300 ms: thread 'left'.");
        latch.countDown();
        left.join();

        assertThatNoException().isThrownBy(leaks::close);
    }

    @Test
    void threads_that_the_jdk_keeps_are_not_left_behind() throws Exception {
        Leaks leaks = new Leaks(SHORT);
        Thread.startVirtualThread(() -> {}).join();
        CompletableFuture.runAsync(() -> {}).get();
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS)).get();
        new ProcessBuilder("true").start().waitFor();

        assertThatNoException().isThrownBy(leaks::close);
    }

    @Test
    void class_that_shares_something_is_found() {
        assertThatNoException().isThrownBy(ClassRules.of(SharesNothing.class)::sharesNothing);
        assertThatExceptionOfType(AssertionError.class).isThrownBy(ClassRules.of(StaticLock.class)::sharesNothing)
                .withMessage("All objects of StaticLock share the static variable LOCK. Each must have its own.");
        assertThatExceptionOfType(AssertionError.class).isThrownBy(ClassRules.of(LockOfClass.class)::sharesNothing)
                .withMessage("Method run of LockOfClass takes the lock of the class: all its objects wait for each"
                        + " other.");
    }

    @Test
    void call_that_is_not_the_way_is_found() {
        new SharesNothing().run();
        new StaticLock().run();
        new LockOfClass().run();

        assertThatNoException()
                .isThrownBy(() -> ClassRules.of(SharesNothing.class).neverCalls(Thread.class, "sleep"));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> ClassRules.of(StaticLock.class).neverCalls(Thread.class, "onSpinWait"))
                .withMessage("Method run of StaticLock calls Thread.onSpinWait, which is not the way here.");
    }

    private static final class SharesNothing {

        private static final int LIMIT = 3;
        private int count;

        synchronized void run() {
            count = Math.min(count + 1, LIMIT);
        }
    }

    private static final class StaticLock {

        private static final Object LOCK = new Object();

        void run() {
            synchronized (LOCK) {
                Thread.onSpinWait();
            }
        }
    }

    private static final class LockOfClass {

        void run() {
            synchronized (LockOfClass.class) {
                Thread.onSpinWait();
            }
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void onThreads(int count, Work work) throws InterruptedException, ExecutionException {
        Callable<String> task = () -> {
            work.run();
            return "";
        };
        try (ExecutorService pool = Executors.newFixedThreadPool(count)) {
            for (Future<String> each : pool.invokeAll(Collections.nCopies(count, task))) {
                each.get();
            }
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
