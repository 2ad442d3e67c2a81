package dev.heddle.worker.tool;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Interrupts the thread that has made it when a run goes on for long after its time: threads that wait for each other would
/// keep it for ever.
final class Overdue implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Thread thread = Thread.currentThread();
    private final CountDownLatch over = new CountDownLatch(1);

    // guarded by this
    private boolean running;
    private boolean struck;

    Overdue(Duration time) {
        long millis = time.plus(GRACE).toMillis();
        Thread.ofPlatform().daemon().name("heddle-overdue").start(() -> {
            try {
                if (!over.await(millis, TimeUnit.MILLISECONDS)) {
                    strike();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // nobody does; then there is no limit
            }
        });
    }

    synchronized void begin() {
        running = true;
    }

    /// A run is over; if it was struck, that is no interrupt of the cell.
    ///
    /// @return whether it was
    synchronized boolean end() {
        running = false;
        if (struck) {
            Thread.interrupted();
        }
        return struck;
    }

    private synchronized void strike() {
        if (running) {
            struck = true;
            thread.interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
    }
}
