package dev.heddle.kernel.internal.cells;

import dev.heddle.kernel.internal.cells.WorkerJvm.Pending;
import dev.heddle.worker.Command.Force;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Ends the cells that run, as gently as they let themselves be ended: docs/decisions/interrupt.md. Any thread may ask.
final class Interrupter {

    private static final Duration TO_END_BY_ITSELF = Duration.ofMillis(300);
    private static final Duration TO_BE_STOPPED = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofSeconds(3);

    /// One cell that is to end. A second request for it is told by the future.
    private record Attempt(Pending cell, CompletableFuture<Void> again) {}

    private final WorkerJvm worker;

    // guarded by this
    private final Map<Long, Attempt> attempts = new HashMap<>(); // by the number of the cell's call

    Interrupter(WorkerJvm worker) {
        this.worker = worker;
    }

    /// Begins to end the cells that run, and returns.
    synchronized void interrupt() {
        worker.running().forEach(this::end);
    }

    /// Begins to end the cell of one shell, if it runs one, and returns.
    synchronized void interrupt(String shell) {
        worker.running().stream().filter(each -> shell.equals(each.shell())).forEach(this::end);
    }

    private void end(Pending cell) {
        Attempt before = attempts.get(cell.id());
        if (before != null) {
            before.again.complete(null);
            return;
        }
        Attempt attempt = new Attempt(cell, new CompletableFuture<>());
        Thread.ofPlatform().daemon().name("heddle-interrupt").start(() -> {
            try {
                end(attempt);
            } finally {
                ended(cell);
            }
        });
        attempts.put(cell.id(), attempt); // not before: the system may have no thread to give
    }

    private synchronized void ended(Pending cell) {
        attempts.remove(cell.id());
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
