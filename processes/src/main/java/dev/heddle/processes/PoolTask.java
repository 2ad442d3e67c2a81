package dev.heddle.processes;

import dev.heddle.processes.internal.jvm.Shipment;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A task that a pool has taken, and its result.
final class PoolTask<T extends @Nullable Object> extends CompletableFuture<T> implements Runnable {

    private final PoolWorkers workers;
    private final Object task;
    private final Shipment shipment;

    PoolTask(PoolWorkers workers, Object task) {
        this.workers = workers;
        this.task = task;
        this.shipment = Shipment.of(task);
    }

    Shipment shipment() {
        return shipment;
    }

    @SuppressWarnings("unchecked") // the task's type says what it gives
    void completeWith(@Nullable Object result) {
        complete((T) result);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled && mayInterruptIfRunning) {
            workers.interrupt(this);
        }
        return cancelled;
    }

    /// What [ProcessPool#shutdownNow()] gives back can be run here.
    @Override
    public void run() {
        try {
            if (task instanceof Callable<?> callable) {
                completeWith(callable.call());
            } else {
                ((Runnable) task).run();
                completeWith(null);
            }
        } catch (Exception e) {
            completeExceptionally(e);
        }
    }

    /// What is derived from it is an ordinary future: to cancel it interrupts nobody.
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
