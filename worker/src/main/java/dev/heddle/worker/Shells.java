package dev.heddle.worker;

import dev.heddle.worker.CellThread.Job;
import dev.heddle.worker.Report.Interrupted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The threads that run cells: one for each shell of the notebook, so that a cell of one does not wait for those of
/// another. A thread that must be left behind is replaced. Any thread may use it.
final class Shells {

    private final ClassLoader loader;
    private final Reserve reserve;
    private final Runnable freshStreams;
    private final Thread.UncaughtExceptionHandler onBug;

    // guarded by this
    private final Map<String, CellThread> threads = new HashMap<>();
    private int subshells;

    /// Has no threads yet.
    ///
    /// @param freshStreams gives the cells a new `System.in`, `System.out` and `System.err`
    /// @param onBug       told when a thread ends because of a fault of ours
    Shells(ClassLoader loader, Reserve reserve, Runnable freshStreams, Thread.UncaughtExceptionHandler onBug) {
        this.loader = loader;
        this.reserve = reserve;
        this.freshStreams = freshStreams;
        this.onBug = onBug;
    }

    /// Has a shell run a cell. A shell begins with its first.
    synchronized void add(String shell, Job job) {
        open(shell).add(job);
    }

    /// Starts the thread of a shell, if it has none yet.
    synchronized CellThread open(String shell) {
        return threads.computeIfAbsent(shell, _ -> {
            CellThread thread = newThread(shell.equals(Command.MAIN_SHELL) ? "main" : "subshell-" + ++subshells);
            thread.start();
            return thread;
        });
    }

    /// Lets the thread of a shell end when it has run what was added before.
    synchronized void close(String shell) {
        CellThread thread = threads.remove(shell);
        if (thread != null) {
            thread.close();
        }
    }

    /// Interrupts the thread that runs a call's cell.
    void ask(long id) {
        all().forEach(each -> each.ask(id));
    }

    /// Begins to end a call's cell by force.
    ///
    /// @param afterwards run when the cell has ended or cannot be ended
    void stop(long id, Runnable afterwards) {
        all().forEach(each -> each.stop(id, afterwards));
    }

    /// Leaves the thread that runs a call's cell to itself, and puts another in its place.
    ///
    /// @return where the cell was, and why it does not end if it does not; null if no thread runs it
    synchronized @Nullable Interrupted giveUp(long id) {
        for (Map.Entry<String, CellThread> each : threads.entrySet()) {
            if (each.getValue().runs(id)) {
                CellThread next = newThread(each.getValue().name());
                next.start(); // before anything is given up: the system may have no thread to give
                return replace(each, id, next);
            }
        }
        return null;
    }

    private @Nullable Interrupted replace(Map.Entry<String, CellThread> entry, long id, CellThread next) {
        Interrupted hanging = entry.getValue().giveUp(id, next);
        if (hanging == null) {
            next.close(); // the cell has just ended
        } else {
            freshStreams.run(); // the thread that is left behind may have the old one locked
            entry.setValue(next);
        }
        return hanging;
    }

    private synchronized List<CellThread> all() {
        return List.copyOf(threads.values());
    }

    private CellThread newThread(String name) {
        return new CellThread(name, loader, reserve, onBug);
    }
}
