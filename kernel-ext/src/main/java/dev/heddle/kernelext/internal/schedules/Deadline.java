package dev.heddle.kernelext.internal.schedules;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Interrupts the thread that has made it after some time, unless it is closed before.
final class Deadline implements AutoCloseable {

    private final Thread thread = Thread.currentThread();
    private final CountDownLatch over = new CountDownLatch(1);
    private final long end;
    private boolean passed; // guarded by this

    Deadline(long millis) {
        end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        Thread.ofPlatform().daemon().name("heddle-deadline").start(() -> {
            try {
                if (!over.await(millis, TimeUnit.MILLISECONDS)) {
                    pass();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // nobody does; then there is no deadline
            }
        });
    }

    private synchronized void pass() {
        if (over.getCount() > 0) {
            passed = true;
            thread.interrupt();
        }
    }

    /// Whether it was this that has interrupted the thread.
    synchronized boolean hasPassed() {
        return passed;
    }

    long nanosLeft() {
        return end - System.nanoTime();
    }

    @Override
    public synchronized void close() {
        over.countDown();
        if (passed) {
            Thread.interrupted(); // it may have come when there was nothing left to end
        }
    }
}
