package dev.heddle.worker;

import java.lang.StackWalker.StackFrame;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/// Which cell a thread works for: the one that started it. A pool's thread works for whoever hands it a task, so it belongs
/// to the cell that runs now, the latest if there are several; when none runs, to the one that made the pool.
final class CellOwner {

    /// What belongs to no cell, such as the output of a thread that the JVM started by itself.
    static final String NOBODY = "";

    private static final String POOLS_THREAD = ThreadPoolExecutor.class.getName() + "$Worker";

    // Handed down from a thread to the threads that it starts, at the moment they are made.
    private final InheritableThreadLocal<@Nullable String> starter = new InheritableThreadLocal<>();
    private final ThreadLocal<Boolean> isPools = ThreadLocal.withInitial(CellOwner::thisThreadIsPools);
    private final SequencedMap<String, String> byShell = new LinkedHashMap<>(); // what runs, the latest last; guarded by itself
    private volatile @Nullable String running; // the last of them

    String ofThisThread() {
        String now = running;
        if (now != null && isPools.get()) {
            return now;
        }
        String owner = starter.get();
        return owner == null ? NOBODY : owner;
    }

    /// Runs a cell on this thread, which is its shell's.
    void runAs(String shell, String cell, Runnable body) {
        starter.set(cell);
        isPools.set(false);
        begin(shell, cell);
        try {
            body.run();
        } finally {
            end(shell, cell);
            starter.remove();
        }
    }

    private void begin(String shell, String cell) {
        synchronized (byShell) {
            byShell.remove(shell); // a cell that was left behind
            byShell.put(shell, cell);
            running = cell;
        }
    }

    private void end(String shell, String cell) {
        synchronized (byShell) {
            byShell.remove(shell, cell); // not if this cell was left behind, and another runs
            running = byShell.isEmpty() ? null : byShell.sequencedValues().getLast();
        }
    }

    /// What a thread is shows in how it began; looked at once, at its first print.
    private static boolean thisThreadIsPools() {
        return Thread.currentThread() instanceof ForkJoinWorkerThread
                || StackWalker.getInstance()
                        .walk(frames -> frames.map(StackFrame::getClassName).anyMatch(POOLS_THREAD::equals));
    }
}
