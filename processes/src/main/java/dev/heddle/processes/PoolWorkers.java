package dev.heddle.processes;

import dev.heddle.processes.internal.copy.LambdaShapes;
import dev.heddle.processes.internal.jvm.ChildJvm;
import dev.heddle.processes.internal.jvm.Shipment;
import dev.heddle.processes.internal.link.Frame;
import dev.heddle.processes.internal.link.Frame.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The workers of a pool, and the tasks that wait for them.
///
/// A worker that does short tasks gets some more before it has answered, so that neither side waits for the other; one
/// that takes a millisecond for a task gets no other one. When a worker has nothing to do, it gets what another one has
/// not begun: two tasks that wait for each other must not queue behind one another.
///
/// A worker answers before it begins its next task, and what it has answered is read even if it is killed. So the first
/// task without an answer is the one that a dead worker was running; the others go to the next worker.
final class PoolWorkers {

    private static final int ATTEMPTS = 3;
    private static final long KILL_SECONDS = 5;

    private final ChildBuilder like;
    private final LambdaShapes shapes = new LambdaShapes();
    private final OutputKeeper out = new OutputKeeper();
    private final OutputKeeper err = new OutputKeeper();
    private final CountDownLatch terminated = new CountDownLatch(1);

    // guarded by this
    private final Deque<PoolTask<?>> waiting = new ArrayDeque<>();
    private final Deque<PoolWorker> idle = new ArrayDeque<>();
    private final List<PoolWorker> alive = new ArrayList<>();
    private boolean shutdown;
    private boolean killed;
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

    OutputKeeper out() {
        return out;
    }

    OutputKeeper err() {
        return err;
    }

    synchronized boolean isShutdown() {
        return shutdown;
    }

    /// Packs a task for any worker.
    <T extends @Nullable Object> PoolTask<T> task(Object task) {
        return new PoolTask<>(this, task, Shipment.of(task, shapes));
    }

    private void startOne() {
        PoolWorker worker;
        synchronized (this) {
            String name = "pool-" + ++started;
            ChildJvm jvm = like.name(name).open();
            worker = new PoolWorker(this, name, jvm);
            alive.add(worker);
            like.listen(name, jvm, out, err, worker);
            if (killed) {
                jvm.process().toHandle().destroyForcibly();
            }
            fill(worker);
        }
        flush(worker);
    }

    /// When it returns, the task is a snapshot: it has been sent, or has copies of its arrays.
    void add(PoolTask<?> task) {
        if (!task.shipment().isFrozen()) {
            if (sendNow(task)) {
                return;
            }
            task.freeze();
        }
        PoolWorker worker;
        synchronized (this) {
            requireOpen();
            worker = idle.poll();
            if (worker == null) {
                waiting.add(task);
                return;
            }
            worker.give(task);
        }
        flush(worker);
    }

    private void requireOpen() {
        if (shutdown) {
            throw new RejectedExecutionException("the pool has been shut down");
        }
        if (broken != null) {
            throw new RejectedExecutionException("the workers of the pool do not start", broken);
        }
    }

    private boolean sendNow(PoolTask<?> task) {
        PoolWorker worker;
        List<Object> things;
        synchronized (this) {
            requireOpen();
            worker = idle.peek();
            if (worker == null || !worker.isQuiet()) {
                return false;
            }
            idle.remove();
            worker.give(task);
            things = worker.nextWriting(/* wrote= */ false);
        }
        write(worker, things);
        return true;
    }

    /// A worker has answered. It gets something else to do.
    ///
    /// @return what it has answered
    List<PoolTask<?>> done(PoolWorker worker, int count) {
        List<PoolTask<?>> done;
        PoolWorker asked = null;
        synchronized (this) {
            done = worker.done(count);
            fill(worker);
            if (worker.hasNothingInHand() && !worker.isEnding()) {
                asked = askAnother();
            }
        }
        flush(worker);
        if (asked != null) {
            flush(asked);
        }
        return done;
    }

    /// Gives a worker what it has room for.
    private void fill(PoolWorker worker) {
        int room = worker.room(waiting.size(), Math.max(1, alive.size()));
        while (room > 0) {
            PoolTask<?> task = waiting.poll();
            if (task == null) {
                break;
            }
            if (!task.isDone()) { // else it was cancelled
                worker.give(task);
                room--;
            }
        }
        if (!worker.hasNothingInHand()) {
            idle.remove(worker);
        } else if (shutdown) {
            worker.end();
        } else if (!idle.contains(worker)) {
            idle.push(worker);
        }
    }

    private @Nullable PoolWorker askAnother() {
        return alive.stream()
                .max(Comparator.comparingInt(PoolWorker::countInHand))
                .filter(PoolWorker::askBack)
                .orElse(null);
    }

    /// A worker has given back what it had not begun.
    void givenBack(PoolWorker worker, int count) {
        List<PoolWorker> filled;
        synchronized (this) {
            worker.takeBack(count).reversed().forEach(waiting::addFirst);
            filled = fillIdle();
            fill(worker);
        }
        filled.forEach(this::flush);
        flush(worker);
    }

    private List<PoolWorker> fillIdle() {
        List<PoolWorker> resting = List.copyOf(idle);
        resting.forEach(this::fill);
        return resting;
    }

    /// Writes what a worker is to be told. One thread writes at a time, also what others have added meanwhile.
    private void flush(PoolWorker worker) {
        List<Object> things;
        synchronized (this) {
            things = worker.nextWriting(/* wrote= */ false);
        }
        write(worker, things);
    }

    private void write(PoolWorker worker, List<Object> first) {
        List<Object> things = first;
        while (!things.isEmpty()) {
            worker.write(things);
            synchronized (this) {
                things = worker.nextWriting(/* wrote= */ true);
            }
        }
    }

    /// A worker has ended, for whatever reason. Only the task that it was doing is lost.
    ///
    /// @param ready whether it ever lived
    void lost(PoolWorker worker, boolean ready, ChildEndedException reason) {
        List<PoolTask<?>> failing = new ArrayList<>();
        List<PoolWorker> filled;
        boolean replace;
        synchronized (this) {
            alive.remove(worker);
            idle.remove(worker);
            worker.abandon(failing).reversed().forEach(waiting::addFirst);
            failedStarts = ready ? 0 : failedStarts + 1;
            if (failedStarts >= ATTEMPTS) {
                giveUp(reason, failing);
            }
            filled = fillIdle();
            replace = broken == null && !killed && (!shutdown || !waiting.isEmpty());
        }
        failing.forEach(task -> task.tellFailure(reason));
        filled.forEach(this::flush);
        if (replace) {
            replace();
        }
        tellIfTerminated();
    }

    private void replace() {
        try {
            startOne();
        } catch (RuntimeException e) {
            List<PoolTask<?>> failing = new ArrayList<>();
            synchronized (this) {
                if (alive.isEmpty()) {
                    giveUp(e, failing);
                }
            }
            failing.forEach(task -> task.tellFailure(e));
        }
    }

    private void giveUp(RuntimeException reason, List<PoolTask<?>> failing) {
        if (!killed) {
            broken = reason;
            failing.addAll(waiting);
            waiting.clear();
        }
    }

    private synchronized void tellIfTerminated() {
        if (alive.isEmpty() && (shutdown || broken != null)) {
            terminated.countDown();
        }
    }

    /// Nobody waits for that task any more.
    void leaveOut(PoolTask<?> task, boolean interrupt) {
        PoolWorker worker;
        synchronized (this) {
            worker = alive.stream().filter(one -> one.has(task)).findFirst().orElse(null);
            if (worker == null) {
                return;
            }
            worker.say(Frame.of(Kind.LEAVE_OUT, task.number()));
            if (interrupt) {
                worker.say(Frame.of(Kind.INTERRUPT, task.number()));
            }
        }
        flush(worker);
    }

    /// Workers end when there is nothing left to do.
    void shutdown() {
        List<PoolWorker> ending;
        synchronized (this) {
            shutdown = true;
            ending = List.copyOf(idle);
            ending.forEach(PoolWorker::end);
            idle.clear();
        }
        ending.forEach(this::flush);
        tellIfTerminated();
    }

    /// Workers end now.
    ///
    /// @return what they have not begun
    List<Runnable> kill() {
        synchronized (this) {
            shutdown = true;
            killed = true;
            idle.clear();
            alive.forEach(worker -> worker.jvm().process().toHandle().destroyForcibly());
        }
        tellIfTerminated();
        awaitEnd(); // their last answers tell what they have begun
        synchronized (this) {
            List<Runnable> left = waiting.stream().filter(task -> !task.isDone()).map(Runnable.class::cast).toList();
            waiting.clear();
            return left;
        }
    }

    private void awaitEnd() {
        try {
            boolean ignored = terminated.await(KILL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
