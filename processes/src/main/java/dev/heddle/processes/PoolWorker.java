package dev.heddle.processes;

import dev.heddle.processes.internal.jvm.ChildJvm;
import dev.heddle.processes.internal.jvm.Courier;
import dev.heddle.processes.internal.link.Frame;
import dev.heddle.processes.internal.link.Frame.Kind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// One JVM of a pool. It has one task at a time.
final class PoolWorker implements ChildJvm.Events {

    private final PoolWorkers workers;
    private final String name;
    private final ChildJvm jvm;
    private final Courier courier;

    // guarded by the pool's lock
    private @Nullable PoolTask<?> task;
    private long taskNumber;

    // touched by the thread that listens
    private boolean ready;

    PoolWorker(PoolWorkers workers, String name, ChildJvm jvm) {
        this.workers = workers;
        this.name = name;
        this.jvm = jvm;
        this.courier = new Courier(jvm);
    }

    ChildJvm jvm() {
        return jvm;
    }

    /// Called with the pool's lock.
    @Nullable
    PoolTask<?> task() {
        return task;
    }

    /// Called with the pool's lock.
    ///
    /// @return the task's number
    long take(@Nullable PoolTask<?> next) {
        task = next;
        return next == null ? taskNumber : ++taskNumber;
    }

    /// Called without the pool's lock: a large task takes its time.
    void send(long number, PoolTask<?> next) {
        courier.send(number, next.shipment());
    }

    /// Called with the pool's lock, so that it does not meet the task after this one.
    void interrupt() {
        jvm.send(Frame.of(Kind.INTERRUPT, taskNumber));
    }

    @Override
    public void said(Frame frame) {
        switch (frame.kind()) {
            case READY -> ready = true;
            case CLASS_WANTED -> courier.answer(frame);
            case RESULT, THROWN -> answered(frame);
            case OPEN, TASK, INTERRUPT, CLASS, END, BYE, CLOSING ->
                throw new IllegalStateException("a worker does not say " + frame.kind());
        }
    }

    /// The worker gets its next task before anybody hears of this one.
    private void answered(Frame frame) {
        PoolTask<?> done = workers.next(this);
        if (frame.kind() == Kind.THROWN) {
            done.completeExceptionally(Courier.failure(frame, done.shipment().loader()));
            return;
        }
        try {
            done.completeWith(Courier.result(frame, done.shipment().loader()));
        } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError e) {
            done.completeExceptionally(new IllegalStateException("the result of " + this + " cannot be read here", e));
        }
    }

    @Override
    public void ended(int exitCode) {
        workers.lost(this, ready, new ChildEndedException(toString(), exitCode, ""));
    }

    @Override
    public String toString() {
        return "worker '" + name + "' (pid " + jvm.process().pid() + ")";
    }
}
