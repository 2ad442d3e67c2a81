package dev.heddle.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.processes.shared.SharedIntArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// A worker that dies fails the task that it was running, and no other one.
@Timeout(120)
@ExtendWith(Leaks.class)
class PoolKillsTest {

    private static final ChildBuilder SMALL = Child.of().maxHeap("64m").output(Output.discard());

    @Test
    void task_for_an_idle_worker_that_is_just_being_killed_goes_to_another_one() throws Exception {
        try (ProcessPool pool = ProcessPool.of(1, SMALL)) {
            for (int i = 0; i < 12; i++) {
                long worker = pool.submit(() -> ProcessHandle.current().pid()).get();
                ProcessHandle.of(worker).ifPresent(ProcessHandle::destroyForcibly);

                int number = i;
                assertThat(pool.submit(() -> number + 1).get()).isEqualTo(i + 1);
            }
        }
    }

    @Test
    void workers_killed_at_random_under_load_run_no_task_twice_and_lose_only_what_they_had_begun() throws Exception {
        int count = 4000;
        Random random = new Random(4);
        try (SharedIntArray runs = SharedIntArray.ofLength(count); ProcessPool pool = ProcessPool.of(2, SMALL)) {
            List<CompletableFuture<Integer>> results = new ArrayList<>();
            int killed = 0;
            for (int i = 0; i < count; i++) {
                int number = i;
                results.add(pool.submit(() -> runs.getAndAdd(number, 1) + number));
                if (i % 400 == 399) {
                    results.get(i - random.nextInt(300)).handle((result, failure) -> 0).get(60, TimeUnit.SECONDS);
                    killed += ProcessHandle.current()
                            .children()
                            .skip(random.nextInt(2))
                            .findFirst()
                            .map(ProcessHandle::destroyForcibly)
                            .orElse(false) ? 1 : 0;
                }
            }
            List<Integer> failed = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                try {
                    assertThat(results.get(i).get(60, TimeUnit.SECONDS)).isEqualTo(i);
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(ChildEndedException.class);
                    failed.add(i);
                }
            }

            assertThat(failed).hasSizeLessThanOrEqualTo(killed);
            for (int i = 0; i < count; i++) {
                assertThat(runs.get(i)).as("runs of task %d", i).isBetween(failed.contains(i) ? 0 : 1, 1);
            }
        }
    }

    @Test
    void several_tasks_are_all_submitted_or_none() throws Exception {
        try (ProcessPool pool = ProcessPool.of(1, SMALL)) {
            Thread thread = Thread.currentThread();
            Task<Object> endless = () -> {
                Thread.sleep(Long.MAX_VALUE);
                return 1;
            };

            assertThatThrownBy(() -> pool.invokeAll(List.of(endless, (Task<Object>) () -> thread.getName())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'thread'");
            assertThat(pool.submit(() -> 2).get()).isEqualTo(2);
        }
    }

    @Test
    void worker_that_dies_fails_its_task_only_and_is_replaced() throws Exception {
        try (ProcessPool pool = ProcessPool.of(2, SMALL)) {
            List<CompletableFuture<Integer>> tasks = IntStream.range(0, 20).mapToObj(i -> pool.submit(() -> {
                if (i == 5) {
                    Runtime.getRuntime().halt(9);
                }
                return i;
            })).toList();

            for (int i = 0; i < 20; i++) {
                CompletableFuture<Integer> task = tasks.get(i);
                if (i == 5) {
                    assertThatThrownBy(task::get).cause()
                            .isInstanceOf(ChildEndedException.class)
                            .hasMessageEndingWith("exit code 9");
                } else {
                    assertThat(task.get()).isEqualTo(i);
                }
            }
        }
    }

    @Test
    void workers_killed_at_random_lose_no_task_but_their_own() throws Exception {
        Random random = new Random(4);
        AtomicInteger kills = new AtomicInteger();
        try (ProcessPool pool = ProcessPool.of(3, SMALL)) {
            List<CompletableFuture<Integer>> tasks = IntStream.range(0, 3000)
                    .mapToObj(i -> pool.submit(() -> i))
                    .toList();
            for (int kill = 0; kill < 5; kill++) {
                tasks.get(random.nextInt(100 + kill * 500, 300 + kill * 500)).handle((value, e) -> 0).get();
                ProcessHandle.current().children().findAny().ifPresent(child -> {
                    if (child.destroyForcibly()) {
                        kills.incrementAndGet();
                    }
                });
            }

            int lost = 0;
            for (int i = 0; i < tasks.size(); i++) {
                Integer value = tasks.get(i).exceptionally(e -> -1).get();
                assertThat(value).isIn(i, -1);
                lost += value == -1 ? 1 : 0;
            }
            assertThat(lost).isLessThanOrEqualTo(kills.get());
        }
    }
}
