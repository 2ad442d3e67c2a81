package dev.heddle.kernel.internal.cells;

import dev.heddle.kernel.internal.cells.WorkerJvm.Pending;
import dev.heddle.worker.Command.Force;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Ends the cell that runs, as gently as it lets itself be ended: docs/decisions/interrupt.md. Any thread may ask.
final class Interrupter {

    private static final Duration TO_END_BY_ITSELF = Duration.ofMillis(300);
    private static final Duration TO_BE_STOPPED = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofSeconds(3);

    /// One cell that is to end. A second request for it is told by the future.
    private record Attempt(Pending cell, CompletableFuture<Void> again) {}

    private final WorkerJvm worker;

    // guarded by this
    private @Nullable Attempt latest;
    private boolean asked;

    Interrupter(WorkerJvm worker) {
        this.worker = worker;
    }

    /// A new cell: what was asked before was not meant for it.
    synchronized void begin() {
        asked = false;
    }

    /// Whether the cell is to end, which may come before it runs.
    synchronized boolean isAsked() {
        return asked;
    }

    /// Begins to end the cell that runs, if one does, and returns.
    synchronized void interrupt() {
        asked = true;
        Pending cell = worker.running();
        if (cell == null) {
            return;
        }
        if (latest != null && latest.cell.equals(cell)) {
            latest.again.complete(null);
            return;
        }
        Attempt attempt = new Attempt(cell, new CompletableFuture<>());
        latest = attempt;
        Thread.ofPlatform().daemon().name("heddle-interrupt").start(() -> end(attempt));
    }

    private void end(Attempt attempt) {
        Pending cell = attempt.cell;
        worker.interrupt(cell.id(), Force.ASK);
        if (cell.endsWithin(TO_END_BY_ITSELF)) {
            return;
        }
        worker.interrupt(cell.id(), Force.STOP);
        if (cell.endsWithin(TO_BE_STOPPED)) {
            return;
        }
        worker.interrupt(cell.id(), Force.GIVE_UP);
        if (cell.endsWithin(TO_ANSWER)) {
            return;
        }
        CompletableFuture.anyOf(cell.answer().handle((_, _) -> true), attempt.again).join();
        if (!cell.answer().isDone()) {
            worker.destroy("it did not react to two interrupts");
        }
    }
}
