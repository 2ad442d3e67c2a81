package dev.heddle.schedules.internal.standin;

import java.util.Collection;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Stands for the task of a fork-join pool, without work stealing: who joins a task that nobody has begun runs it.
public abstract class ForkJoinTask<V> implements Future<V> {

    private boolean begun;
    private boolean done;
    private short tag;
    private @Nullable Throwable failure;

    public abstract @Nullable V getRawResult();

    protected abstract void setRawResult(@Nullable V value);

    protected abstract boolean exec();

    public final ForkJoinTask<V> fork() {
        ForkJoinPool.current().push(this);
        return this;
    }

    public final @Nullable V join() {
        runOrWait();
        return report();
    }

    public final @Nullable V invoke() {
        return join();
    }

    private void runOrWait() {
        runIfNew();
        synchronized (this) {
            boolean interrupted = false;
            while (!done) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Runs the task unless somebody has begun it.
    final void runIfNew() {
        if (begin()) {
            Throwable thrown = null;
            boolean finished = false;
            try {
                finished = exec();
            } catch (RuntimeException | Error e) {
                thrown = e;
            }
            if (finished || thrown != null) {
                end(thrown);
            }
        }
    }

    private synchronized boolean begin() {
        boolean first = !begun && !done;
        begun = true;
        return first;
    }

    private synchronized void end(@Nullable Throwable thrown) {
        if (!done) {
            failure = thrown;
            done = true;
            notifyAll();
        }
    }

    private @Nullable V report() {
        Throwable thrown = failure();
        return switch (thrown) {
            case null -> getRawResult();
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            default -> throw new IllegalStateException(thrown);
        };
    }

    private synchronized @Nullable Throwable failure() {
        return failure;
    }

    @Override
    public final @Nullable V get() throws InterruptedException, ExecutionException {
        runIfNew();
        synchronized (this) {
            while (!done) {
                wait();
            }
        }
        return result();
    }

    @Override
    public final @Nullable V get(long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        runIfNew();
        long end = System.nanoTime() + unit.toNanos(timeout);
        synchronized (this) {
            while (!done) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    throw new TimeoutException();
                }
                wait(Math.max(1, left / 1_000_000));
            }
        }
        return result();
    }

    private @Nullable V result() throws ExecutionException {
        Throwable thrown = failure();
        if (thrown instanceof CancellationException cancelled) {
            throw cancelled;
        }
        if (thrown != null) {
            throw new ExecutionException(thrown);
        }
        return getRawResult();
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
        end(new CancellationException());
        return isCancelled();
    }

    @Override
    public final synchronized boolean isCancelled() {
        return failure instanceof CancellationException;
    }

    @Override
    public final synchronized boolean isDone() {
        return done;
    }

    public final synchronized boolean compareAndSetForkJoinTaskTag(short expected, short value) {
        boolean same = tag == expected;
        if (same) {
            tag = value;
        }
        return same;
    }

    public final synchronized short getForkJoinTaskTag() {
        return tag;
    }

    public final synchronized boolean isCompletedNormally() {
        return done && failure == null;
    }

    public final synchronized boolean isCompletedAbnormally() {
        return failure != null;
    }

    public final @Nullable Throwable getException() {
        return failure();
    }

    public void complete(V value) {
        setRawResult(value);
        end(null);
    }

    public void completeExceptionally(Throwable thrown) {
        end(thrown);
    }

    public static void invokeAll(ForkJoinTask<?> first, ForkJoinTask<?> second) {
        ForkJoinPool.current().push(second);
        first.invoke();
        second.join();
    }

    public static void invokeAll(ForkJoinTask<?>... tasks) {
        invokeAll(java.util.List.of(tasks));
    }

    public static <T extends ForkJoinTask<?>> Collection<T> invokeAll(Collection<T> tasks) {
        for (T task : tasks) {
            ForkJoinPool.current().push(task);
        }
        for (T task : tasks) {
            task.join();
        }
        return tasks;
    }
}
