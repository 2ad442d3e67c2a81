package dev.heddle.processes.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.processes.Leaks;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Leaks.class)
@Timeout(60)
@SuppressWarnings({"LockNotBeforeTry", "WaitNotInLoop"}) // the odd uses are what is tested
final class SharedLockTest {

    @Test
    void four_processes_with_two_threads_each_never_hold_it_together() throws Exception {
        try (SharedLock lock = SharedLock.create(); SharedLongArray racy = SharedLongArray.ofLength(2)) {
            List<OtherJvm> jvms = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                jvms.add(OtherJvm.start(() -> {
                    Thread second = Thread.ofVirtual().start(() -> addUnderLock(lock, racy));
                    addUnderLock(lock, racy);
                    second.join();
                    return null;
                }));
            }
            for (OtherJvm jvm : jvms) {
                jvm.result();
                jvm.close();
            }

            assertThat(racy.toArray()).containsExactly(8 * 20_000, -8 * 20_000);
            assertThat(lock).hasToString("shared lock (free)");
        }
    }

    private static void addUnderLock(SharedLock lock, SharedLongArray racy) {
        for (int n = 0; n < 20_000; n++) {
            lock.lock();
            try {
                racy.racySet(0, racy.racyGet(0) + 1);
                racy.racySet(1, racy.racyGet(1) - 1);
            } finally {
                lock.unlock();
            }
        }
    }

    @Test
    void the_lock_of_a_killed_holder_goes_to_the_next_who_is_told() throws Exception {
        try (SharedLock lock = SharedLock.create(); SharedEvent held = SharedEvent.create()) {
            OtherJvm holder = OtherJvm.start(() -> {
                lock.lock();
                held.set();
                Thread.sleep(100_000);
                return null;
            });
            held.await();
            boolean before = lock.tryLock(50, TimeUnit.MILLISECONDS);
            String seen = lock.toString();
            holder.kill();
            boolean after = lock.tryLock(10, TimeUnit.SECONDS);

            assertThat(before).isFalse();
            assertThat(seen).isEqualTo("shared lock (held by process " + holder.pid() + ")");
            assertThat(after).isTrue();
            assertThat(lock.ownerDied()).isTrue();
            lock.repaired();
            lock.unlock();
            assertThat(lock.ownerDied()).isFalse();
        }
    }

    @Test
    void kills_at_random_points_leave_no_lock_hanging() throws Exception {
        try (SharedLock lock = SharedLock.create(); SharedLong turns = SharedLong.of(0)) {
            for (int round = 0; round < 6; round++) {
                long first = turns.get();
                OtherJvm victim = OtherJvm.start(() -> loop(lock, turns));
                OtherJvm other = OtherJvm.start(() -> loop(lock, turns));
                while (turns.get() < first + 2000 + 137L * round) {
                    Thread.onSpinWait();
                }
                victim.kill();
                other.kill();
                boolean got = lock.tryLock(10, TimeUnit.SECONDS);

                assertThat(got).as("round " + round).isTrue();
                lock.unlock();
            }
        }
    }

    private static Serializable loop(SharedLock lock, SharedLong turns) throws InterruptedException {
        while (true) {
            lock.lockInterruptibly();
            try {
                turns.racySet(turns.racyGet() + 1);
            } finally {
                lock.unlock();
            }
        }
    }

    @Test
    void it_is_reentrant_and_only_its_holder_unlocks_it() throws Exception {
        try (SharedLock lock = SharedLock.create()) {
            lock.lock();
            lock.lock();
            lock.unlock();
            var refused = new ArrayList<Object>();
            Thread stranger = Thread.startVirtualThread(() -> {
                refused.add(lock.tryLock());
                assertThatThrownBy(lock::unlock).isInstanceOf(IllegalMonitorStateException.class);
                refused.add("not unlocked");
            });
            stranger.join();

            assertThat(refused).containsExactly(false, "not unlocked");
            assertThat(lock.isHeldByCurrentThread()).isTrue();
            lock.unlock();
            assertThatThrownBy(lock::unlock).isInstanceOf(IllegalMonitorStateException.class);
        }
    }

    @Test
    void an_interrupt_always_reaches_who_waits() throws Exception {
        try (SharedLock lock = SharedLock.create()) {
            lock.lock();
            for (int i = 0; i < 20; i++) {
                var ended = new CountDownLatch(1);
                Runnable wait = () -> {
                    try {
                        lock.lockInterruptibly();
                    } catch (InterruptedException _) {
                        ended.countDown();
                    }
                };
                Thread waiter = i % 2 == 0 ? Thread.ofPlatform().start(wait) : Thread.ofVirtual().start(wait);
                waiter.interrupt();

                assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
            }
            lock.unlock();
            assertThat(lock.tryLock()).isTrue();
            lock.unlock();
        }
    }

    @Test
    void a_hundred_virtual_threads_that_wait_leave_their_carriers_free() throws Exception {
        try (SharedLock lock = SharedLock.create()) {
            lock.lock();
            List<Thread> waiters = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                waiters.add(Thread.startVirtualThread(() -> {
                    lock.lock();
                    lock.unlock();
                }));
            }
            var free = new CountDownLatch(1);
            Thread.startVirtualThread(free::countDown);

            assertThat(free.await(5, TimeUnit.SECONDS)).isTrue();
            lock.unlock();
            for (Thread waiter : waiters) {
                assertThat(waiter.join(Duration.ofSeconds(20))).isTrue();
            }
        }
    }
}
