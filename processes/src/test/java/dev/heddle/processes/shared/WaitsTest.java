package dev.heddle.processes.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.processes.Leaks;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every way to wait for others.
@ExtendWith(Leaks.class)
@Timeout(120)
@SuppressWarnings({"LockNotBeforeTry", "WaitNotInLoop"}) // the odd uses are what is tested
final class WaitsTest {

    private interface Wait {

        void run() throws Exception;
    }

    /// One of each, and nobody comes.
    private record Places(SharedLock held, SharedLock lock, SharedCondition condition, SharedSemaphore permits,
            SharedEvent event, SharedBarrier barrier, SharedQueue<Integer> full, SharedQueue<Integer> empty,
            SharedPipe<Integer, Integer> pipe) implements AutoCloseable {

        static Places make() throws InterruptedException {
            SharedLock lock = SharedLock.create();
            Places places = new Places(SharedLock.create(), lock, lock.newCondition(), SharedSemaphore.of(0),
                    SharedEvent.create(), SharedBarrier.of(1000), SharedQueue.ofCapacity(1), SharedQueue.ofCapacity(1),
                    SharedPipe.open());
            places.full.put(1);
            return places;
        }

        Map<String, Wait> waits() {
            Map<String, Wait> waits = new TreeMap<>();
            waits.put("lock", held::lockInterruptibly);
            waits.put("lock, timed", () -> held.tryLock(1, TimeUnit.HOURS));
            waits.put("condition", () -> {
                lock.lockInterruptibly();
                try {
                    condition.await();
                } finally {
                    lock.unlock();
                }
            });
            waits.put("semaphore", permits::acquire);
            waits.put("semaphore, many", () -> permits.acquire(3));
            waits.put("event", event::await);
            waits.put("barrier", barrier::await);
            waits.put("put", () -> full.put(2));
            waits.put("offer, timed", () -> full.offer(2, 1, TimeUnit.HOURS));
            waits.put("take", empty::take);
            waits.put("poll, timed", () -> empty.poll(1, TimeUnit.HOURS));
            waits.put("join", full::join);
            waits.put("receive", () -> pipe.left().receive());
            return waits;
        }

        @Override
        public void close() {
            List.of(held, lock, permits, event, barrier).forEach(SharedObject::close);
            full.release();
            empty.release();
            pipe.release();
        }
    }

    @Test
    void a_thousand_interrupts_arrive_wherever_somebody_waits() throws Exception {
        AtomicInteger interrupted = new AtomicInteger();
        int count = 0;
        for (int round = 0; round < 40; round++) {
            try (Places places = Places.make()) {
                places.held.lock();
                List<Thread> waiters = new ArrayList<>();
                for (Wait wait : places.waits().values()) {
                    waiters.add(start(Thread.ofVirtual(), wait, interrupted));
                    waiters.add(start(Thread.ofPlatform(), wait, interrupted));
                }
                for (int i = 0; i < round * 1000; i++) {
                    Thread.onSpinWait(); // some wait already, some do not yet
                }
                for (Thread waiter : waiters) {
                    waiter.interrupt();
                    count++;
                }
                for (Thread waiter : waiters) {
                    assertThat(waiter.join(Duration.ofSeconds(20))).as("round " + round).isTrue();
                }
                places.held.unlock();
            }
        }

        assertThat(count).isGreaterThanOrEqualTo(1000);
        assertThat(interrupted).hasValue(count);
    }

    private static Thread start(Thread.Builder builder, Wait wait, AtomicInteger interrupted) {
        return builder.start(() -> {
            try {
                wait.run();
            } catch (InterruptedException e) {
                interrupted.incrementAndGet();
            } catch (Exception e) {
                // the barrier breaks for all when one is interrupted
                interrupted.addAndGet(e instanceof BrokenBarrierException ? 1 : 0);
            }
        });
    }

    @Test
    void virtual_threads_that_wait_anywhere_leave_the_only_carrier_free() throws Exception {
        try (OtherJvm jvm = OtherJvm.start(WaitsTest::crowd, "-Djdk.virtualThreadScheduler.parallelism=1",
                "-Djdk.virtualThreadScheduler.maxPoolSize=1")) {

            assertThat(jvm.result()).isEqualTo("free, and 260 were interrupted");
        }
    }

    private static Serializable crowd() throws Exception {
        AtomicInteger interrupted = new AtomicInteger();
        try (Places places = Places.make()) {
            places.held.lock();
            List<Thread> waiters = new ArrayList<>();
            for (Wait wait : places.waits().values()) {
                for (int i = 0; i < 20; i++) {
                    waiters.add(start(Thread.ofVirtual(), wait, interrupted));
                }
            }
            var free = new CountDownLatch(1);
            Thread.startVirtualThread(free::countDown);
            boolean isFree = free.await(20, TimeUnit.SECONDS);
            waiters.forEach(Thread::interrupt);
            for (Thread waiter : waiters) {
                waiter.join();
            }
            places.held.unlock();
            return (isFree ? "free" : "starved") + ", and " + interrupted + " were interrupted";
        }
    }
}
