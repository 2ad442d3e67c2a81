package dev.heddle.worker;

import dev.heddle.worker.Report.Failure;
import dev.heddle.worker.Report.Uncaught;

/// Tells of exceptions that end a thread of the learner's, under the cell that the thread works for.
final class UncaughtReporter implements Thread.UncaughtExceptionHandler {

    private final Link link;
    private final OutputPump pump;
    private final CellOwner owner;

    UncaughtReporter(Link link, OutputPump pump, CellOwner owner) {
        this.link = link;
        this.pump = pump;
        this.owner = owner;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        if (thrown instanceof InputInterrupted) {
            return; // its cell was interrupted, and says so
        }
        pump.drain();
        link.sendIfHeard(new Uncaught(owner.ofThisThread(), thread.getName(), Failure.of(thrown)));
    }
}
