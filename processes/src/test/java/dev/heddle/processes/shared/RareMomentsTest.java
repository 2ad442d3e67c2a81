package dev.heddle.processes.shared;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.processes.Leaks;
import dev.heddle.processes.internal.memory.LockWord;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Moments that hardly ever come.
@ExtendWith(Leaks.class)
@Timeout(60)
final class RareMomentsTest {

    private static final long BROKEN_AT = 136;

    @Test
    void barrier_is_broken_for_all_though_who_broke_it_was_killed_in_the_midst_of_that() throws Exception {
        try (SharedBarrier barrier = SharedBarrier.of(2)) {
            CompletableFuture<Integer> waits = CompletableFuture.supplyAsync(() -> {
                try {
                    return barrier.await();
                } catch (InterruptedException | BrokenBarrierException e) {
                    throw new IllegalStateException(e);
                }
            }, work -> Thread.ofPlatform().start(work));
            while (barrier.numberWaiting() < 1) {
                Thread.onSpinWait();
            }
            OtherJvm jvm = OtherJvm.start(() -> {
                new LockWord(barrier.region(), 0).lockUninterruptibly();
                barrier.region().body().set(JAVA_INT, BROKEN_AT, 1);
                Runtime.getRuntime().halt(9);
                return null;
            });

            assertThatThrownBy(() -> waits.get(30, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class)
                    .hasRootCauseInstanceOf(BrokenBarrierException.class);
            jvm.close();
        }
    }

    @Test
    @SuppressWarnings({"WaitNotInLoop", "LockNotBeforeTry"}) // nobody signals
    void waits_on_a_condition_that_nobody_signals_last_as_long_as_they_are_to() throws Exception {
        try (SharedLock lock = SharedLock.create()) {
            SharedCondition condition = lock.newCondition();
            lock.lock();
            for (int i = 0; i < 100; i++) {
                assertThat(condition.await(1, TimeUnit.MICROSECONDS)).isFalse();
            }
            long begun = System.nanoTime();

            assertThat(condition.await(50, TimeUnit.MILLISECONDS)).isFalse();
            assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(50));
            lock.unlock();
        }
    }

    @Test
    void no_permits_are_there_at_once() throws Exception {
        try (SharedSemaphore none = SharedSemaphore.of(0)) {
            none.acquire(0);
            none.release(0);

            assertThat(none.tryAcquire(0)).isTrue();
            assertThatThrownBy(() -> none.acquire(-1)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the number of permits cannot be negative: -1");
        }
    }
}
