package dev.heddle.worker;

import java.lang.StackWalker.StackFrame;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/// Which cell a thread works for: the one that started it. A pool's thread works for whoever hands it a task, so it belongs
/// to the cell that runs now; when none runs, to the one that made the pool.
final class CellOwner {

    /// What belongs to no cell, such as the output of a thread that the JVM started by itself.
    static final String NOBODY = "";

    private static final String POOLS_THREAD = ThreadPoolExecutor.class.getName() + "$Worker";

    // Handed down from a thread to the threads that it starts, at the moment they are made.
    private final InheritableThreadLocal<@Nullable String> starter = new InheritableThreadLocal<>();
    private final ThreadLocal<Boolean> isPools = ThreadLocal.withInitial(CellOwner::thisThreadIsPools);
    private volatile @Nullable String running;

    String ofThisThread() {
        String now = running;
        if (now != null && isPools.get()) {
            return now;
        }
        String owner = starter.get();
        return owner == null ? NOBODY : owner;
    }

    /// Runs a cell.
    void runAs(String cell, Runnable body) {
        starter.set(cell);
        isPools.set(false);
        running = cell;
        try {
            body.run();
        } finally {
            if (cell.equals(running)) {
                running = null; // not if this cell was left behind, and another runs
            }
            starter.remove();
        }
    }

    /// What a thread is shows in how it began; looked at once, at its first print.
    private static boolean thisThreadIsPools() {
        return Thread.currentThread() instanceof ForkJoinWorkerThread
                || StackWalker.getInstance()
                        .walk(frames -> frames.map(StackFrame::getClassName).anyMatch(POOLS_THREAD::equals));
    }
}
