package dev.heddle.schedules.internal.run;

import dev.heddle.schedules.internal.trace.Ending;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// How a run comes to its end: whoever sees it first says how, and then one thread after the other leaves.
final class Finish {

    private static final long GRACE_MILLIS = 500;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Semaphore left = new Semaphore(0);

    // written by whoever ends the run, read by all
    private volatile boolean stopping;
    private volatile @Nullable Ending ending;

    boolean stopping() {
        return stopping;
    }

    void end(Ending how) {
        synchronized (over) {
            if (ending == null) {
                ending = how;
            }
        }
        stopping = true;
        over.countDown();
    }

    void check() {
        if (stopping) {
            throw new Stop();
        }
    }

    void left() {
        left.release();
    }

    boolean await(long millis) throws InterruptedException {
        return over.await(millis, TimeUnit.MILLISECONDS);
    }

    /// Lets each thread run to its end, alone. One that does not come back is given up, and with it all that follow.
    Ending unwind(List<Strand> strands) throws InterruptedException {
        for (Strand each : strands) {
            each.hand();
            if (!left.tryAcquire(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        Ending found = ending;
        return found == null ? new Ending.Refused("the run has no end") : found;
    }
}
