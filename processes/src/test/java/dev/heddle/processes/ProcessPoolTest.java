package dev.heddle.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.processes.shared.SharedCondition;
import dev.heddle.processes.shared.SharedEvent;
import dev.heddle.processes.shared.SharedLock;
import dev.heddle.processes.shared.SharedLong;
import dev.heddle.processes.shared.SharedQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(120)
@ExtendWith(Leaks.class)
class ProcessPoolTest {

    private static final ChildBuilder SMALL = Child.of().maxHeap("64m").output(Output.discard());

    @Test
    void tasks_run_in_the_workers_and_their_futures_have_callbacks() throws Exception {
        try (ProcessPool pool = ProcessPool.of(2, SMALL)) {
            int factor = 3;
            CompletableFuture<Integer> product = pool.submit(() -> factor * 14);

            assertThat(product.thenApply(n -> n + 1).get()).isEqualTo(43);
            assertThat(pool.submit(() -> ProcessHandle.current().pid()).get())
                    .isNotEqualTo(ProcessHandle.current().pid());
            assertThat(pool.submit(() -> {}).get()).isNull();
        }
    }

    @Test
    void maps_keep_the_order_whatever_the_chunk() throws Exception {
        List<Integer> numbers = IntStream.range(0, 1000).boxed().toList();
        List<Integer> squares = numbers.stream().map(n -> n * n).toList();

        try (ProcessPool pool = ProcessPool.of(2, SMALL)) {
            assertThat(pool.map(numbers, n -> n * n)).isEqualTo(squares);
            assertThat(pool.map(numbers, n -> n * n, 7)).isEqualTo(squares);
            assertThat(pool.map(List.<Integer>of(), n -> n * n)).isEmpty();
            try (Stream<Integer> stream = pool.mapAsCompleted(numbers, n -> n * n, 10)) {
                assertThat(stream).containsExactlyInAnyOrderElementsOf(squares);
            }
        }
    }

    @Test
    void what_fails_fails_alone() throws Exception {
        try (ProcessPool pool = ProcessPool.of(2, SMALL)) {
            assertThatThrownBy(() -> pool.submit(() -> Integer.parseInt("x")).get())
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(NumberFormatException.class);
            assertThatThrownBy(() -> pool.map(List.of(1, 0), n -> 1 / n, 1)).hasCauseInstanceOf(
                    ArithmeticException.class);
            assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
        }
    }

    @Test
    void cancelled_task_is_interrupted_and_the_next_one_is_not() throws Exception {
        try (ProcessPool pool = ProcessPool.of(1, SMALL)) {
            Future<?> stuck = pool.submit((Action) ProcessPoolTest::waitForEver);
            Future<Integer> queued = pool.submit(() -> 1);
            Future<Boolean> next = pool.submit(() -> Thread.currentThread().isInterrupted());

            assertThat(queued.cancel(false)).isTrue();
            assertThat(stuck.cancel(true)).isTrue();

            assertThatThrownBy(stuck::get).isInstanceOf(CancellationException.class);
            assertThat(next.get()).isFalse();
        }
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Test
    void all_and_any_are_invoked_as_everywhere() throws Exception {
        List<Task<Integer>> tasks = List.of(() -> 1, () -> 2, () -> 3);
        List<Task<Integer>> oneGood = List.of(() -> Integer.parseInt("x"), () -> {
            waitForEver();
            return 0;
        }, () -> 7);

        try (ProcessPool pool = ProcessPool.of(3, SMALL)) {
            assertThat(pool.invokeAll(tasks)).extracting(Future::resultNow).containsExactly(1, 2, 3);
            assertThat(pool.invokeAny(oneGood)).isEqualTo(7);
            assertThat(pool.invokeAll(oneGood, 200, TimeUnit.MILLISECONDS)).extracting(Future::state)
                    .contains(Future.State.CANCELLED);
            assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
        }
    }

    @Test
    void shutdown_lets_what_waits_be_done_and_takes_no_more() throws Exception {
        ProcessPool pool = ProcessPool.of(1, SMALL);
        List<CompletableFuture<Integer>> tasks = IntStream.range(0, 10).mapToObj(i -> pool.submit(() -> i)).toList();

        pool.shutdown();

        assertThatThrownBy(() -> pool.submit(() -> 1)).isInstanceOf(RejectedExecutionException.class)
                .hasMessage("the pool has been shut down");
        assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(tasks).extracting(Future::resultNow).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(pool).hasToString("pool of 1 JVMs (ended)");
    }

    @Test
    void shutdown_now_kills_and_gives_back_what_was_not_begun() throws Exception {
        ProcessPool pool = ProcessPool.of(1, SMALL);
        SharedEvent begun = SharedEvent.create();
        Future<?> running = pool.submit((Action) () -> {
            begun.set();
            waitForEver();
        });
        CompletableFuture<Integer> waiting = pool.submit(() -> 5);
        begun.await();

        List<Runnable> left = pool.shutdownNow();

        assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(running::get).hasCauseInstanceOf(ChildEndedException.class);
        assertThat(left).hasSize(1);
        left.getFirst().run();
        assertThat(waiting.get()).isEqualTo(5);
        begun.close();
    }

    @Test
    void pool_whose_jvms_do_not_start_gives_up_and_says_so() throws Exception {
        ProcessPool pool = ProcessPool.of(1, SMALL.jvmFlags("-XX:NoSuchFlag"));

        assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

        assertThatThrownBy(() -> pool.submit(() -> 1)).isInstanceOf(RejectedExecutionException.class)
                .hasMessage("the workers of the pool do not start")
                .hasCauseInstanceOf(ChildEndedException.class);
        pool.close();
    }

    @Test
    void what_workers_print_can_be_captured_or_comes_with_their_names() throws Exception {
        List<OutputLine> lines = new CopyOnWriteArrayList<>();
        try (ProcessPool pool = ProcessPool.of(1, SMALL.output(Output.capture()))) {
            pool.submit(() -> System.out.println("说 one")).get();
            pool.submit(() -> System.err.println("two")).get();
            pool.shutdown();
            pool.awaitTermination(30, TimeUnit.SECONDS);

            assertThat(pool.output()).isEqualTo("说 one\n");
            assertThat(pool.errors()).isEqualTo("two\n");
        }
        long pid;
        try (ProcessPool pool = ProcessPool.of(1, SMALL.output(Output.tagged(lines::add)))) {
            pid = pool.submit(() -> {
                System.out.println("three");
                return ProcessHandle.current().pid();
            }).get();
            assertThatThrownBy(pool::output)
                    .hasMessageEndingWith("is not captured; start it with output(Output.capture())");
        }
        assertThat(lines).containsExactly(new OutputLine("pool-1", pid, false, "three"));
    }

    @Test
    void slow_callback_holds_up_no_other_task() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (ProcessPool pool = ProcessPool.of(1, SMALL)) {
            CompletableFuture<Boolean> slow = pool.submit(() -> 1).thenApply(one -> await(release));
            List<CompletableFuture<Integer>> others =
                    IntStream.range(0, 100).mapToObj(i -> pool.submit(() -> i)).toList();
            for (int i = 0; i < 100; i++) {
                assertThat(others.get(i).get()).isEqualTo(i);
            }

            assertThat(slow).isNotDone();
            release.countDown();
            assertThat(slow.get()).isTrue();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Test
    void task_that_waits_for_a_later_one_is_not_queued_before_it() throws Exception {
        try (ProcessPool pool = ProcessPool.of(2, SMALL); SharedEvent there = SharedEvent.create()) {
            for (int i = 0; i < 2000; i++) {
                var _ = pool.submit(() -> 1); // workers that are this fast are sent many tasks ahead
            }
            Future<Boolean> waits = pool.submit(() -> there.await(60, TimeUnit.SECONDS));
            for (int i = 0; i < 200; i++) {
                var _ = pool.submit(() -> 1);
            }
            Future<?> sets = pool.submit(() -> there.set());

            assertThat(waits.get()).isTrue();
            sets.get();
        }
    }

    @Test
    void tasks_that_wait_for_each_other_are_done_after_a_shutdown_too() throws Exception {
        ProcessPool pool = ProcessPool.of(2, SMALL);
        try (SharedEvent there = SharedEvent.create()) {
            for (int i = 0; i < 5000; i++) {
                var _ = pool.submit(() -> 1);
            }
            Future<Boolean> waits = pool.submit(() -> there.await(60, TimeUnit.SECONDS));
            Future<?> sets = pool.submit(() -> there.set());
            pool.shutdown();

            assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            assertThat(waits.get()).isTrue();
            assertThat(sets).isDone();
        }
    }

    @Test
    void shared_objects_are_captured_and_returned_like_any_value() throws Exception {
        try (ProcessPool pool = ProcessPool.of(2, SMALL);
                SharedLock lock = SharedLock.create();
                SharedLong sum = SharedLong.of(0)) {
            SharedCondition condition = lock.newCondition();
            SharedQueue<SharedLong> queue = SharedQueue.ofCapacity(5);
            List<CompletableFuture<?>> tasks = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                tasks.add(pool.submit(() -> {
                    lock.lock();
                    try {
                        sum.racySet(sum.racyGet() + 1);
                        condition.signalAll();
                    } finally {
                        lock.unlock();
                    }
                }));
            }
            for (CompletableFuture<?> task : tasks) {
                task.get();
            }
            pool.submit(() -> queue.add(sum)).get();
            SharedLong made = pool.submit(() -> SharedLong.of(42)).get();

            assertThat(queue.take().get()).isEqualTo(100);
            assertThat(made.get()).isEqualTo(42);
            made.close();
            queue.release();
        }
    }
}
