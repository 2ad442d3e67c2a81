package dev.heddle.schedules.kit;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Decides whether tasks really run at once: each meets the others, and nobody goes on before all are there.
///
/// ```java
/// var meeting = new Rendezvous(3);
/// runAll(List.of(meeting::meet, meeting::meet, meeting::meet));   // the learner's code
/// assertEquals(3, meeting.threads());
/// ```
public final class Rendezvous {

    private final int all;
    private final Limit limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();

    // guarded by lock
    private final Set<Long> threads = new HashSet<>();
    private int present;
    private boolean failed;

    /// A meeting that nobody has come to yet.
    ///
    /// @param all how many must meet
    public Rendezvous(int all) {
        this(all, Limit.DEFAULT);
    }

    Rendezvous(int all, Limit limit) {
        this.all = all;
        this.limit = limit;
    }

    /// Waits for the others.
    ///
    /// @throws AssertionError if they do not come; all that wait get it
    public void meet() {
        long end = limit.fromNow();
        lock.lock();
        try {
            threads.add(Thread.currentThread().threadId());
            present++;
            change.signalAll();
            while (present < all && !failed) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    failed = true;
                    change.signalAll();
                } else {
                    change.awaitNanos(left);
                }
            }
            if (present < all) {
                throw new AssertionError(
                        present + " of " + all + " tasks had begun, and the others did not come within "
                                + limit + ": they do not run at once.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("A task was interrupted before the others had come.", e);
        } finally {
            lock.unlock();
        }
    }

    /// How many threads have come.
    ///
    /// @return less than the tasks if one thread ran several
    public int threads() {
        lock.lock();
        try {
            return threads.size();
        } finally {
            lock.unlock();
        }
    }
}
