package dev.heddle.kernelext.internal.threads;

import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Use;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A table that is refreshed in its place while cells run, by a thread of its own.
final class LiveTable {

    private static final Duration PACE = Duration.ofMillis(100);
    private static final int SHARE = 4; // a look may cost that part of the time, not more

    private final Kernel kernel;
    private final ThreadTable table;
    private final String display;
    private final long pid;
    private final Duration limit;
    private final CountDownLatch stopped = new CountDownLatch(1);

    LiveTable(Kernel kernel, ThreadTable table, Duration limit) throws Exception {
        this.kernel = kernel;
        this.table = table;
        this.limit = limit;
        pid = kernel.pid();
        display = kernel.display(table.bundle(look(), note(limit)));
    }

    void start() {
        Thread.ofPlatform().daemon().name("heddle-live-threads").start(this::refresh);
    }

    void stop() {
        stopped.countDown();
    }

    private void refresh() {
        long start = System.nanoTime();
        String end = "This is how it was at the end. %threads --live begins anew.\n";
        try {
            Duration left = limit;
            long cost = 0;
            while (left.isPositive()
                    && !stopped.await(Math.max(PACE.toNanos(), SHARE * cost), TimeUnit.NANOSECONDS)) {
                if (kernel.pid() != pid) {
                    kernel.update(display, table.bundle(List.of(), "The JVM of the cells was replaced.\n"));
                    return;
                }
                long before = System.nanoTime();
                kernel.update(display, table.bundle(look(), note(left)));
                cost = System.nanoTime() - before;
                left = limit.minusNanos(System.nanoTime() - start);
            }
            kernel.update(display, table.bundle(look(), end));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            kernel.update(display, table.bundle(List.of(), "The JVM of the cells has ended.\n"));
        }
    }

    private List<Seen> look() throws Exception {
        return Seen.all(kernel.look(new Use("threads")));
    }

    private static String note(Duration left) {
        return "Live for " + Math.max(1, left.toSeconds()) + " s more; %threads --stop ends it.\n";
    }
}
