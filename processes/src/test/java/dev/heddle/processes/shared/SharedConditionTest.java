package dev.heddle.processes.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.processes.Leaks;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Conditions of a lock that several processes share.
@ExtendWith(Leaks.class)
@Timeout(60)
@SuppressWarnings({"LockNotBeforeTry", "WaitNotInLoop"}) // the odd uses are what is tested
final class SharedConditionTest {

    @Test
    void two_processes_hand_a_number_to_each_other_by_conditions() throws Exception {
        try (SharedLock lock = SharedLock.create(); SharedInt number = SharedInt.of(0)) {
            SharedCondition odd = lock.newCondition();
            SharedCondition even = lock.newCondition();
            try (OtherJvm jvm = OtherJvm.start(() -> count(lock, number, odd, even, 1))) {
                count(lock, number, even, odd, 0);
                jvm.result();
            }

            assertThat(number.get()).isEqualTo(2000);
        }
    }

    private static @Nullable Serializable count(SharedLock lock, SharedInt number, SharedCondition mine,
            SharedCondition other,
            int rest) throws InterruptedException {
        for (int i = 0; i < 1000; i++) {
            lock.lock();
            try {
                while (number.get() % 2 != rest) {
                    mine.await();
                }
                number.incrementAndGet();
                other.signal();
            } finally {
                lock.unlock();
            }
        }
        return null;
    }

    @Test
    void a_signal_to_a_killed_waiter_goes_to_the_next() throws Exception {
        try (SharedLock lock = SharedLock.create();
                SharedInt waiting = SharedInt.of(0);
                SharedEvent got = SharedEvent.create()) {
            SharedCondition condition = lock.newCondition();
            OtherJvm victim = OtherJvm.start(() -> waitOnce(lock, condition, waiting, got));
            awaitWaiters(lock, waiting, 1);
            try (OtherJvm next = OtherJvm.start(() -> waitOnce(lock, condition, waiting, got))) {
                awaitWaiters(lock, waiting, 2);
                victim.kill();
                lock.lock();
                condition.signal();
                lock.unlock();

                assertThat(got.await(10, TimeUnit.SECONDS)).isTrue();
                assertThat(next.result()).isEqualTo("signalled");
            }
        }
    }

    private static void awaitWaiters(SharedLock lock, SharedInt waiting, int count) throws InterruptedException {
        boolean there = false;
        while (!there) {
            Thread.onSpinWait();
            lock.lockInterruptibly();
            there = waiting.get() == count;
            lock.unlock();
        }
    }

    private static Serializable waitOnce(SharedLock lock, SharedCondition condition, SharedInt waiting, SharedEvent got)
            throws InterruptedException {
        lock.lock();
        try {
            waiting.incrementAndGet();
            condition.await();
            got.set();
            return "signalled";
        } finally {
            lock.unlock();
        }
    }

    @Test
    void a_condition_times_out_and_keeps_the_lock() throws Exception {
        try (SharedLock lock = SharedLock.create()) {
            SharedCondition condition = lock.newCondition();
            lock.lock();
            lock.lock();
            boolean signalled = condition.await(30, TimeUnit.MILLISECONDS);

            assertThat(signalled).isFalse();
            lock.unlock();
            assertThat(lock.isHeldByCurrentThread()).isTrue();
            lock.unlock();
            assertThat(lock.isLocked()).isFalse();
            assertThatThrownBy(condition::signal).isInstanceOf(IllegalMonitorStateException.class);
        }
    }

    @Test
    void signal_all_wakes_everybody_and_signal_one_only() throws Exception {
        try (SharedLock lock = SharedLock.create();
                SharedInt woken = SharedInt.of(0);
                SharedInt waiting = SharedInt.of(0)) {
            SharedCondition condition = lock.newCondition();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                Runnable wait = () -> {
                    lock.lock();
                    waiting.incrementAndGet();
                    condition.awaitUninterruptibly();
                    woken.incrementAndGet();
                    lock.unlock();
                };
                threads.add(i % 2 == 0 ? Thread.startVirtualThread(wait) : Thread.ofPlatform().start(wait));
            }
            awaitWaiters(lock, waiting, 10);
            lock.lock();
            condition.signal();
            lock.unlock();
            awaitWaiters(lock, woken, 1);
            lock.lock();
            condition.signalAll();
            lock.unlock();
            for (Thread thread : threads) {
                thread.join();
            }

            assertThat(woken.get()).isEqualTo(10);
        }
    }
}
