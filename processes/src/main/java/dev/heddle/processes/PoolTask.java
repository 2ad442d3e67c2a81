package dev.heddle.processes;

import dev.heddle.processes.internal.jvm.Shipment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A task that a pool has taken, and its result.
///
/// Callbacks run on a virtual thread, never on the thread that listens to a worker: a slow one must not hold up the
/// results of others. Those who only wait are told by the listener itself, which is faster.
final class PoolTask<T extends @Nullable Object> extends CompletableFuture<T> implements Runnable {

    private static final int MOST_LOST = 10;
    private static final VarHandle WAITERS;

    static {
        try {
            WAITERS = MethodHandles.lookup().findVarHandle(PoolTask.class, "waiters", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final PoolWorkers workers;

    /// Changed before anybody else sees it.
    private Shipment shipment;

    /// Kept until the result is there: what is shared must live until the worker has opened it.
    private final Object task;

    /// How many threads wait in `get` and `join`. They count as dependents, but run nothing.
    @SuppressWarnings({"unused", "UnusedVariable"}) // by its handle
    private volatile int waiters;

    // guarded by the pool's lock: what its worker calls it, and how many have ended that were to begin with it
    private long number;
    private int lost;

    PoolTask(PoolWorkers workers, Object task, Shipment shipment) {
        this.workers = workers;
        this.task = task;
        this.shipment = shipment;
    }

    Shipment shipment() {
        return shipment;
    }

    /// From now on it does not matter what becomes of the arrays that it has captured.
    void freeze() {
        shipment = shipment.frozen();
    }

    /// Called with the pool's lock.
    long number() {
        return number;
    }

    /// Called with the pool's lock.
    void setNumber(long newNumber) {
        number = newNumber;
    }

    /// A worker has ended that was to begin with it. Called with the pool's lock.
    ///
    /// @return whether that was once too often: what kills each worker before it begins would go on for ever
    boolean wasLostTooOften() {
        lost++;
        return lost == MOST_LOST;
    }

    /// The worker has given this.
    @SuppressWarnings("unchecked") // the task's type says what it gives
    void tell(@Nullable Object result) {
        if (hasCallbacks()) {
            Thread.startVirtualThread(() -> complete((T) result));
        } else {
            complete((T) result);
        }
    }

    /// There will be no result.
    void tellFailure(Throwable failure) {
        if (hasCallbacks()) {
            Thread.startVirtualThread(() -> completeExceptionally(failure));
        } else {
            completeExceptionally(failure);
        }
    }

    private boolean hasCallbacks() {
        return getNumberOfDependents() > waiters;
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        if (isDone()) {
            return super.get();
        }
        WAITERS.getAndAdd(this, 1);
        try {
            return super.get();
        } finally {
            WAITERS.getAndAdd(this, -1);
        }
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        WAITERS.getAndAdd(this, 1);
        try {
            return super.get(timeout, unit);
        } finally {
            WAITERS.getAndAdd(this, -1);
        }
    }

    @Override
    public T join() {
        if (isDone()) {
            return super.join();
        }
        WAITERS.getAndAdd(this, 1);
        try {
            return super.join();
        } finally {
            WAITERS.getAndAdd(this, -1);
        }
    }

    /// A task that no worker has begun never will begin.
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            workers.leaveOut(this, mayInterruptIfRunning);
        }
        return cancelled;
    }

    /// What [ProcessPool#shutdownNow()] gives back can be run here.
    @Override
    @SuppressWarnings("unchecked") // the task's type says what it gives
    public void run() {
        try {
            if (task instanceof Callable<?> callable) {
                complete((T) callable.call());
            } else {
                ((Runnable) task).run();
                complete((T) null);
            }
        } catch (Throwable e) { // whatever it is, it is the answer
            completeExceptionally(e);
        }
    }

    /// What is derived from it is an ordinary future: to cancel it interrupts nobody.
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
