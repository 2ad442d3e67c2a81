package dev.heddle.processes.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.processes.Leaks;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Semaphore, event, barrier.
@ExtendWith(Leaks.class)
@Timeout(60)
final class SharedWaitingTest {

    @Test
    void no_more_processes_are_inside_than_there_are_permits() throws Exception {
        try (var permits = SharedSemaphore.of(2); var inside = SharedInt.of(0); var most = SharedInt.of(0)) {
            List<OtherJvm> jvms = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                jvms.add(OtherJvm.start(() -> {
                    for (int n = 0; n < 3000; n++) {
                        permits.acquire();
                        int now = inside.incrementAndGet();
                        most.update(old -> Math.max(old, now));
                        inside.addAndGet(-1);
                        permits.release();
                    }
                    return null;
                }));
            }
            for (OtherJvm jvm : jvms) {
                jvm.result();
                jvm.close();
            }

            assertThat(most.get()).isBetween(1, 2);
            assertThat(permits.availablePermits()).isEqualTo(2);
        }
    }

    @Test
    void random_scripts_end_as_with_a_semaphore_of_threads() throws Exception {
        for (int seed = 0; seed < 100; seed++) {
            var random = new Random(seed);
            int first = random.nextInt(4);
            try (var shared = SharedSemaphore.of(first)) {
                var model = new Semaphore(first);
                for (int step = 0; step < 50; step++) {
                    int count = 1 + random.nextInt(3);
                    switch (random.nextInt(4)) {
                        case 0 -> assertThat(shared.tryAcquire(count)).isEqualTo(model.tryAcquire(count));
                        case 1 -> assertThat(shared.tryAcquire(count, 0, TimeUnit.SECONDS))
                                .isEqualTo(model.tryAcquire(count, 0, TimeUnit.SECONDS));
                        case 2 -> {
                            shared.release(count);
                            model.release(count);
                        }
                        default -> assertThat(shared.drainPermits()).isEqualTo(model.drainPermits());
                    }
                    assertThat(shared.availablePermits()).isEqualTo(model.availablePermits());
                }
            }
        }
    }

    @Test
    void a_waiter_that_wants_three_permits_is_woken_beside_one_that_wants_one() throws Exception {
        try (var permits = SharedSemaphore.of(0); var got = SharedInt.of(0)) {
            List<Thread> threads = new ArrayList<>();
            for (int want : new int[]{3, 1, 3, 1}) {
                threads.add(Thread.startVirtualThread(() -> {
                    try {
                        permits.acquire(want);
                        got.addAndGet(want);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }));
            }
            for (int i = 0; i < 8; i++) {
                permits.release();
            }
            for (Thread thread : threads) {
                thread.join();
            }

            assertThat(got.get()).isEqualTo(8);
        }
    }

    @Test
    void a_bounded_semaphore_refuses_a_permit_too_many() {
        try (var permits = SharedSemaphore.bounded(1)) {
            assertThatThrownBy(permits::release).isInstanceOf(IllegalStateException.class)
                    .hasMessage("the semaphore has 1 of 1 permits; 1 more were released than acquired");
        }
    }

    @Test
    void an_event_lets_all_go_even_if_it_is_cleared_at_once() throws Exception {
        try (var start = SharedEvent.create(); var ready = SharedSemaphore.of(0)) {
            List<OtherJvm> jvms = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                jvms.add(OtherJvm.start(() -> {
                    ready.release();
                    return start.await(20, TimeUnit.SECONDS);
                }));
            }
            ready.acquire(3);
            start.set();
            boolean set = start.isSet();
            for (OtherJvm jvm : jvms) {
                assertThat(jvm.result()).isEqualTo(true);
                jvm.close();
            }
            start.clear();

            assertThat(set).isTrue();
            assertThat(start.await(5, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    @Test
    void nobody_passes_a_barrier_before_all_have_come() throws Exception {
        try (var barrier = SharedBarrier.of(3); var steps = SharedIntArray.ofLength(3)) {
            List<OtherJvm> jvms = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                int self = i;
                jvms.add(OtherJvm.start(() -> walk(barrier, steps, self)));
            }
            for (OtherJvm jvm : jvms) {
                assertThat(jvm.result()).isEqualTo("together");
                jvm.close();
            }

            assertThat(steps.toArray()).containsExactly(500, 500, 500);
        }
    }

    private static @Nullable Serializable walk(SharedBarrier barrier, SharedIntArray steps, int self) throws Exception {
        for (int step = 1; step <= 500; step++) {
            steps.racySet(self, step);
            barrier.await();
            for (int other = 0; other < 3; other++) {
                if (steps.racyGet(other) != step) {
                    return "apart: " + steps;
                }
            }
            barrier.await();
        }
        barrier.close();
        return "together";
    }

    @Test
    void a_killed_party_breaks_the_barrier_for_those_who_wait() throws Exception {
        try (var barrier = SharedBarrier.of(2); var there = SharedEvent.create()) {
            OtherJvm victim = OtherJvm.start(() -> {
                barrier.await();
                there.set();
                Thread.sleep(100_000);
                return null;
            });
            barrier.await();
            there.await();
            victim.kill();

            assertThatThrownBy(barrier::await).isInstanceOf(BrokenBarrierException.class)
                    .hasMessage("one of the parties was interrupted, ran out of time, or its process has ended");
            assertThat(barrier.isBroken()).isTrue();
            assertThatThrownBy(barrier::await).isInstanceOf(BrokenBarrierException.class);
            barrier.reset();
            assertThatThrownBy(() -> barrier.await(5, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void an_interrupt_breaks_the_barrier_and_reaches_the_waiter() throws Exception {
        try (var barrier = SharedBarrier.of(3); var ended = SharedSemaphore.of(0)) {
            List<String> ends = Collections.synchronizedList(new ArrayList<>());
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                threads.add(Thread.startVirtualThread(() -> {
                    try {
                        barrier.await();
                    } catch (InterruptedException | BrokenBarrierException e) {
                        ends.add(e.getClass().getSimpleName());
                        ended.release();
                    }
                }));
            }
            while (barrier.numberWaiting() < 2) {
                Thread.onSpinWait();
            }
            threads.getFirst().interrupt();
            ended.acquire(2);

            assertThat(ends).containsExactlyInAnyOrder("InterruptedException", "BrokenBarrierException");
        }
    }

    @Test
    void who_waits_when_the_memory_is_closed_is_told() throws Exception {
        var event = SharedEvent.create();
        var result = new CompletableFuture<Throwable>();
        Thread waiter = Thread.ofPlatform().start(() -> {
            try {
                event.await();
            } catch (IllegalStateException | InterruptedException e) {
                result.complete(e);
            }
        });
        while (waiter.getState() != Thread.State.RUNNABLE) {
            Thread.onSpinWait();
        }
        event.close();

        assertThat(result.get(5, TimeUnit.SECONDS)).isInstanceOf(IllegalStateException.class);
    }
}
