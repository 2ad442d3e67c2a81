package dev.heddle.worker.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ThreadStoryTest {

    @Test
    void thread_that_waits_for_a_lock_is_told_with_its_owner() throws InterruptedException {
        ReentrantLock lock = new ReentrantLock();
        Thread waiting = new Thread(() -> {
            lock.lock();
            try {
                Thread.onSpinWait();
            } finally {
                lock.unlock();
            }
        }, "waiting");
        lock.lock();
        try {
            waiting.start();
            while (!lock.hasQueuedThread(waiting)) {
                Thread.onSpinWait();
            }

            assertThat(ThreadStory.ofThisJvm())
                    .containsPattern("\"waiting\" waits for the lock ReentrantLock@[0-9a-f]+, which \""
                            + Thread.currentThread().getName() + "\" holds\\.")
                    .contains("No threads wait for each other's locks");
        } finally {
            lock.unlock();
        }
        waiting.join();
    }
}
