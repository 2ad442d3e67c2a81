package dev.heddle.worker;

import dev.heddle.worker.Report.Interrupted;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The thread that runs cells, one after the other. One that cannot be stopped is left behind, and another takes its
/// place.
final class CellThread {

    /// A cell to run.
    ///
    /// @param id   the number of the call that asked for it
    /// @param body runs it on the thread that it is given, and answers
    record Job(long id, Consumer<CellThread> body) {}

    private static final long NONE = -1;

    private final BlockingQueue<Job> waiting = new LinkedBlockingQueue<>();
    private final Thread thread;

    // guarded by this
    private long running = NONE;
    private boolean interrupted;
    private List<StackTraceElement> place = List.of(); // where the cell was when it was to be stopped
    private boolean leftBehind;

    private volatile boolean stopping; // written under this, read by every print of the cell

    /// Not a daemon, so that the threads which cells make are none: as in a plain `main`.
    CellThread(ClassLoader loader) {
        thread = new Thread(this::runAll, "main");
        thread.setDaemon(false);
        thread.setContextClassLoader(loader);
    }

    void start() {
        thread.start();
    }

    void add(Job job) {
        waiting.add(job);
    }

    /// Interrupts the thread if it runs that cell.
    synchronized void ask(long id) {
        if (running == id) {
            interrupted = true;
            thread.interrupt();
        }
    }

    /// From now on that cell ends when it prints.
    synchronized void stop(long id) {
        if (running == id) {
            interrupted = true;
            place = List.of(thread.getStackTrace());
            stopping = true;
        }
    }

    /// Leaves the thread to itself if it runs that cell. What waits for it goes to another.
    ///
    /// @return where it hangs, or null if it does not run the cell
    synchronized @Nullable Interrupted giveUp(long id, CellThread successor) {
        if (running != id) {
            return null;
        }
        Interrupted result = Stuck.describe(thread);
        leftBehind = true;
        running = NONE;
        waiting.drainTo(successor.waiting);
        thread.setName("main (left behind)");
        return result;
    }

    /// The stopped cell's own thread has no business in what it prints.
    void mayPrint() {
        if (stopping && thread.equals(Thread.currentThread())) {
            throw CellStopped.INSTANCE;
        }
    }

    /// Ends a cell: from now on an interrupt no longer finds it.
    ///
    /// @return what is known about it
    synchronized End end() {
        End end = new End(leftBehind, interrupted, place);
        running = NONE;
        interrupted = false;
        stopping = false;
        place = List.of();
        boolean _ = Thread.interrupted(); // it was meant for the cell
        return end;
    }

    /// How a cell has come to its end.
    ///
    /// @param leftBehind  whether it was given up before
    /// @param interrupted whether somebody wanted it to end
    /// @param place       where it was when it was stopped; empty if it ended by itself
    record End(boolean leftBehind, boolean interrupted, List<StackTraceElement> place) {}

    private void runAll() {
        while (!isLeftBehind()) {
            Job job = next();
            synchronized (this) {
                running = job.id();
            }
            runToTheEnd(job);
        }
    }

    private void runToTheEnd(Job job) {
        try {
            job.body().accept(this);
        } catch (CellStopped e) {
            // A stop that came when the cell had just ended, and has been answered or left behind.
            end();
        }
    }

    private synchronized boolean isLeftBehind() {
        return leftBehind;
    }

    private Job next() {
        while (true) {
            try {
                return waiting.take();
            } catch (InterruptedException e) {
                // The learner's code may interrupt every thread it finds. This one has no reason to end.
            }
        }
    }
}
