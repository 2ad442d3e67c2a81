package dev.heddle.worker;

import dev.heddle.worker.Report.Interrupted;
import dev.heddle.worker.Stopper.Hit;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The thread that runs cells, one after the other. One that must be torn out of its cell, or cannot be, is left behind,
/// and another takes its place.
final class CellThread {

    /// A cell to run.
    ///
    /// @param id     the number of the call that asked for it
    /// @param body   runs it
    /// @param answer told when it has ended, on the same thread; not if it was left behind
    record Job(long id, Supplier<Outcome> body, Answering answer) {}

    /// Who wants to know how a cell has ended.
    interface Answering {
        void ended(Outcome outcome, End end);
    }

    /// How a cell has come to its end.
    ///
    /// @param leftBehind  whether it was given up before, or torn off
    /// @param interrupted whether somebody wanted it to end
    /// @param place       where it was when it was stopped; empty if it ended by itself
    record End(boolean leftBehind, boolean interrupted, List<StackTraceElement> place) {}

    /// What is added to the name of a thread that was given up.
    static final String LEFT_BEHIND = " (left behind)";

    private static final long NONE = -1;
    private static final int LATE_THROWS = 20;
    private static final Job LAST = new Job(NONE, () -> {
        throw new IllegalStateException("it is not run");
    }, (_, _) -> {});

    private final String name;
    private final BlockingQueue<Job> waiting = new LinkedBlockingQueue<>();
    private final Reserve reserve;
    private final Runner thread;

    // guarded by this
    private long running = NONE;
    private boolean interrupted;
    private boolean stopping;
    private int sheltered; // how deep the thread is in code that must not be torn
    private List<StackTraceElement> place = List.of(); // where the cell was when it was to be stopped
    private boolean leftBehind;

    /// Not a daemon, so that the threads which cells make are none: as in a plain `main`.
    ///
    /// @param name  what threads of a program would be called here
    /// @param onBug told when it ends because of a fault of ours; then no cell runs any more
    CellThread(String name, ClassLoader loader, Reserve reserve, Thread.UncaughtExceptionHandler onBug) {
        this.name = name;
        this.reserve = reserve;
        thread = new Runner(this, name);
        thread.setUncaughtExceptionHandler((ended, thrown) -> {
            if (!(thrown instanceof CellStopped)) {
                onBug.uncaughtException(ended, thrown);
            }
        });
        thread.setDaemon(false);
        thread.setContextClassLoader(loader);
    }

    /// Knows whose it is, so that a print can ask.
    private static final class Runner extends Thread {

        private final CellThread owner;

        Runner(CellThread owner, String name) {
            super(name);
            this.owner = owner;
        }

        @Override
        public void run() {
            try {
                owner.runAll();
            } catch (CellStopped e) {
                takeLateThrows();
            }
        }

        /// What else was thrown arrives when a thread comes back from the JVM. Later the JVM would complain about it.
        private static void takeLateThrows() {
            for (int i = 0; i < LATE_THROWS; i++) {
                try {
                    LockSupport.parkNanos(1);
                } catch (CellStopped e) {
                    // The cell has ended already.
                }
            }
        }
    }

    /// Code that must not be torn.
    ///
    /// @param <E> how it fails
    interface Sheltered<E extends Exception> {
        void run() throws E;
    }

    /// Runs code of Heddle's that locks something. Nothing is thrown into it from outside; a cell that is to end does not
    /// get in.
    static <E extends Exception> void shelter(Sheltered<E> code) throws E {
        if (Thread.currentThread() instanceof Runner runner) {
            runner.owner.enter();
            try {
                code.run();
            } finally {
                runner.owner.leave();
            }
        } else {
            code.run(); // the threads that a cell has made are never stopped
        }
    }

    String name() {
        return name;
    }

    void start() {
        thread.start();
    }

    void add(Job job) {
        waiting.add(job);
    }

    /// Lets the thread end when it has run what was added before.
    void close() {
        waiting.add(LAST);
    }

    synchronized boolean runs(long id) {
        return running == id;
    }

    /// Interrupts the thread if it runs that cell.
    synchronized void ask(long id) {
        if (running == id) {
            interrupted = true;
            thread.interrupt();
        }
    }

    /// Begins to end that cell by force, if it runs. That may cost the thread.
    ///
    /// @param afterwards run when the cell has ended or cannot be ended
    void stop(long id, Runnable afterwards) {
        synchronized (this) {
            if (running != id || stopping) {
                return;
            }
            interrupted = true;
            place = List.of(thread.getStackTrace());
            new Stopper(thread, new Running(id), afterwards).start();
            stopping = true; // not before: the system may have no thread to give
        }
    }

    /// Leaves the thread to itself if it runs that cell. What waits for it goes to another.
    ///
    /// @return where the cell was, and why it does not end if it does not; null if the thread does not run that cell
    synchronized @Nullable Interrupted giveUp(long id, CellThread successor) {
        if (running != id) {
            return null;
        }
        Interrupted result = thread.isAlive() ? Stuck.describe(thread) : new Interrupted(place, null);
        leftBehind = true;
        running = NONE;
        stopping = true; // it prints no more
        waiting.drainTo(successor.waiting);
        thread.setName(name + LEFT_BEHIND);
        return result;
    }

    /// The cell of a call, as a target.
    private final class Running implements Stopper.Victim {

        private final long id;

        Running(long id) {
            this.id = id;
        }

        @Override
        public Hit hit(Runnable throwing) {
            synchronized (CellThread.this) {
                if (running != id || !thread.isAlive()) {
                    return Hit.ENDED;
                }
                if (sheltered > 0 || !isInCell()) {
                    return Hit.SPARED;
                }
                leftBehind = true;
                throwing.run();
                return Hit.THROWN;
            }
        }

        @Override
        public Hit look() {
            synchronized (CellThread.this) {
                return running == id && thread.isAlive() ? Hit.SPARED : Hit.ENDED;
            }
        }
    }

    /// Whether code of the cell is on the thread's stack.
    private boolean isInCell() {
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (Stopper.isLearners(frame)) {
                return true;
            }
        }
        return false;
    }

    private synchronized void enter() {
        if (stopping) {
            throw CellStopped.INSTANCE;
        }
        sheltered++;
    }

    private synchronized void leave() {
        sheltered--;
    }

    /// Ends a cell: from now on an interrupt no longer finds it. One that is left behind stays what it is.
    private synchronized End end() {
        End end = new End(leftBehind, interrupted, place);
        if (!leftBehind) {
            running = NONE;
            interrupted = false;
            stopping = false;
            place = List.of();
            boolean _ = Thread.interrupted(); // it was meant for the cell
        }
        return end;
    }

    private void runAll() {
        while (!isLeftBehind()) {
            Job job = next();
            if (job.id() == NONE) {
                return;
            }
            reserve.refill();
            synchronized (this) {
                running = job.id();
            }
            run(job);
        }
    }

    private void run(Job job) {
        Outcome outcome = outcome(job.body());
        End end = end();
        if (!end.leftBehind()) {
            reserve.spend(() -> {
                job.answer().ended(outcome, end);
                return end;
            });
        }
    }

    private Outcome outcome(Supplier<Outcome> body) {
        Outcome outcome;
        try {
            outcome = body.get();
        } catch (OutOfMemoryError e) {
            reserve.release();
            return Outcome.Thrown.of(e);
        }
        if (outcome instanceof Outcome.Thrown(OutOfMemoryError _, var _)) {
            reserve.release(); // the next cell needs some to empty what this one has filled
        }
        return outcome;
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
