package dev.heddle.worker;

import dev.heddle.worker.Report.Failure;
import dev.heddle.worker.Report.Uncaught;

/// Tells of exceptions that end a thread of the learner's, under the cell that the thread works for.
final class UncaughtReporter implements Thread.UncaughtExceptionHandler {

    private final OutputPump pump;
    private final CellOwner owner;

    UncaughtReporter(OutputPump pump, CellOwner owner) {
        this.pump = pump;
        this.owner = owner;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        if (thrown instanceof InputInterrupted) {
            return; // its cell was interrupted, and says so
        }
        pump.send(new Uncaught(owner.ofThisThread(), name(thread), Failure.of(thrown)));
    }

    /// Virtual threads have no name unless they are given one.
    private static String name(Thread thread) {
        String kind = thread.isVirtual() ? "virtual thread #" : "thread #";
        return thread.getName().isEmpty() ? kind + thread.threadId() : thread.getName();
    }
}
