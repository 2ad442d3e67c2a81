package dev.heddle.processes;

import dev.heddle.processes.internal.jvm.ChildJvm;
import dev.heddle.processes.internal.link.Frame;
import dev.heddle.processes.internal.link.Frame.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// The workers of a pool, and the tasks that wait for them.
///
/// A task is sent when a worker is free, never before: two tasks that wait for each other must not queue behind one
/// another. A worker answers before it takes the next task, and what it has answered is read even if it is killed. So
/// the task that a dead worker has is the one that it was running.
final class PoolWorkers {

    private static final int ATTEMPTS = 3;

    private final ChildBuilder like;
    private final CountDownLatch terminated = new CountDownLatch(1);

    // guarded by this
    private final Deque<PoolTask<?>> waiting = new ArrayDeque<>();
    private final Deque<PoolWorker> idle = new ArrayDeque<>();
    private final List<PoolWorker> alive = new ArrayList<>();
    private boolean shutdown;
    private int started;
    private int failedStarts;
    private @Nullable RuntimeException broken;

    PoolWorkers(ChildBuilder like, int count) {
        this.like = like;
        try {
            for (int i = 0; i < count; i++) {
                startOne();
            }
        } catch (RuntimeException e) {
            kill();
            throw e;
        }
    }

    CountDownLatch terminated() {
        return terminated;
    }

    synchronized boolean isShutdown() {
        return shutdown;
    }

    private void startOne() {
        PoolWorker worker;
        synchronized (this) {
            String name = "pool-" + ++started;
            ChildJvm jvm = like.name(name).open();
            worker = new PoolWorker(this, name, jvm);
            alive.add(worker);
            like.listen(name, jvm, new OutputKeeper(), new OutputKeeper(), worker);
        }
        offer(worker);
    }

    void add(PoolTask<?> task) {
        PoolWorker worker;
        long number;
        synchronized (this) {
            if (shutdown) {
                throw new RejectedExecutionException("the pool has been shut down");
            }
            if (broken != null) {
                throw new RejectedExecutionException("the workers of the pool do not start", broken);
            }
            worker = idle.poll();
            if (worker == null) {
                waiting.add(task);
                return;
            }
            number = worker.take(task);
        }
        worker.send(number, task);
    }

    /// A worker has answered. Gives it something else to do.
    ///
    /// @return what it has answered
    PoolTask<?> next(PoolWorker worker) {
        PoolTask<?> done = Objects.requireNonNull(worker.task(), "an answer without a task");
        offer(worker);
        return done;
    }

    private void offer(PoolWorker worker) {
        PoolTask<?> task;
        long number;
        synchronized (this) {
            task = nextWaiting();
            number = worker.take(task);
            if (task == null) {
                if (shutdown) {
                    worker.jvm().send(Frame.of(Kind.END, 0));
                } else {
                    idle.push(worker);
                }
            }
        }
        if (task != null) {
            worker.send(number, task);
        }
    }

    /// Those that have been cancelled meanwhile are left out.
    private @Nullable PoolTask<?> nextWaiting() {
        PoolTask<?> task = waiting.poll();
        while (task != null && task.isDone()) {
            task = waiting.poll();
        }
        return task;
    }

    /// A worker has ended, for whatever reason. Only its own task is lost.
    ///
    /// @param ready whether it ever lived
    void lost(PoolWorker worker, boolean ready, ChildEndedException reason) {
        PoolTask<?> task;
        boolean replace;
        List<PoolTask<?>> hopeless = new ArrayList<>();
        synchronized (this) {
            task = worker.task();
            alive.remove(worker);
            idle.remove(worker);
            failedStarts = ready ? 0 : failedStarts + 1;
            if (failedStarts >= ATTEMPTS) {
                broken = reason;
                hopeless.addAll(waiting);
                waiting.clear();
            }
            replace = broken == null && (!shutdown || !waiting.isEmpty());
        }
        if (task != null) {
            task.completeExceptionally(reason);
        }
        hopeless.forEach(one -> one.completeExceptionally(reason));
        if (replace) {
            replace();
        }
        tellIfTerminated();
    }

    private void replace() {
        try {
            startOne();
        } catch (RuntimeException e) {
            List<PoolTask<?>> hopeless;
            synchronized (this) {
                broken = e;
                hopeless = List.copyOf(waiting);
                waiting.clear();
            }
            hopeless.forEach(one -> one.completeExceptionally(e));
        }
    }

    private synchronized void tellIfTerminated() {
        if (alive.isEmpty() && (shutdown || broken != null)) {
            terminated.countDown();
        }
    }

    synchronized void interrupt(PoolTask<?> task) {
        for (PoolWorker worker : alive) {
            if (task.equals(worker.task())) {
                worker.interrupt();
            }
        }
    }

    /// Workers end when there is nothing left to do.
    void shutdown() {
        synchronized (this) {
            shutdown = true;
            idle.forEach(worker -> worker.jvm().send(Frame.of(Kind.END, 0)));
            idle.clear();
        }
        tellIfTerminated();
    }

    /// Workers end now.
    ///
    /// @return what they have not begun
    List<Runnable> kill() {
        List<Runnable> left;
        synchronized (this) {
            shutdown = true;
            left = List.copyOf(waiting);
            waiting.clear();
            idle.clear();
            alive.forEach(worker -> worker.jvm().process().toHandle().destroyForcibly());
        }
        tellIfTerminated();
        return left;
    }
}
