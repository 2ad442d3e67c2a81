package dev.heddle.processes;

import dev.heddle.processes.internal.copy.LambdaShapes;
import dev.heddle.processes.internal.jvm.Launch;
import dev.heddle.processes.internal.jvm.Shipment;
import dev.heddle.processes.internal.link.Frame;
import dev.heddle.processes.internal.link.Frame.Kind;
import java.util.ArrayList;
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
/// A worker says which task it begins, before it does, and what it has said is read even if it is killed. So it is known
/// which one a dead worker was running; the others go to the next worker.
final class PoolWorkers {

    private static final System.Logger LOG = System.getLogger(PoolWorkers.class.getName());
    private static final int ATTEMPTS = 3;
    private static final long KILL_SECONDS = 5;

    private final ChildBuilder like;
    private final LambdaShapes shapes = new LambdaShapes();
    private final OutputKeeper out;
    private final OutputKeeper err;
    private final CountDownLatch terminated = new CountDownLatch(1);

    // guarded by this
    private final Roster roster = new Roster();
    private boolean shutdown;
    private boolean killed;
    private int started;
    private int starting;
    private int failedStarts;
    private @Nullable RuntimeException broken;

    /// @param out keeps what the workers print, if it is captured
    /// @param err keeps what they print as errors
    PoolWorkers(ChildBuilder like, int count, OutputKeeper out, OutputKeeper err) {
        this.like = like;
        this.out = out;
        this.err = err;
        try {
            for (int i = 0; i < count; i++) {
                startOne();
            }
        } catch (RuntimeException e) {
            kill();
            throw e;
        }
        Launch.cache().makeSoon(() -> !isShutdown());
    }

    CountDownLatch terminated() {
        return terminated;
    }

    synchronized boolean isShutdown() {
        return shutdown;
    }

    /// Packs a task for any worker.
    <T extends @Nullable Object> PoolTask<T> task(Object task) {
        return new PoolTask<>(this, task, Shipment.of(task, shapes));
    }

    /// The lock is not held while the JVM starts: that takes its time.
    private void startOne() {
        String name;
        synchronized (this) {
            starting++;
            name = "pool-" + ++started;
        }
        PoolWorker worker;
        try {
            worker = new PoolWorker(this, name, like.name(name).open());
        } catch (RuntimeException e) {
            synchronized (this) {
                starting--;
            }
            throw e;
        }
        synchronized (this) {
            starting--;
            roster.enter(worker);
            if (killed) {
                worker.kill();
            }
            roster.fill(worker);
        }
        like.listen(name, worker.jvm(), out, err, worker);
        worker.flush();
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
            worker = roster.place(task);
        }
        if (worker != null) {
            worker.flush();
        }
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
            worker = roster.placeNow(task);
            if (worker == null) {
                return false;
            }
            things = worker.nextWriting(/* wrote= */ false);
        }
        worker.write(things);
        return true;
    }

    /// A worker has answered. It gets something else to do.
    ///
    /// @return what it has answered
    List<PoolTask<?>> done(PoolWorker worker, int count) {
        List<PoolTask<?>> done;
        List<PoolWorker> told = List.of();
        synchronized (this) {
            done = worker.done(count);
            roster.fill(worker);
            if (worker.hasNothingInHand()) {
                told = roster.fillIdle();
            }
        }
        worker.flush();
        told.forEach(PoolWorker::flush);
        return done;
    }

    /// A worker has given back what it had not begun.
    void givenBack(PoolWorker worker, int count) {
        List<PoolWorker> told;
        synchronized (this) {
            roster.placeFirst(worker.takeBack(count));
            told = roster.fillIdle();
            roster.fill(worker);
        }
        told.forEach(PoolWorker::flush);
        worker.flush();
    }

    /// A worker has ended, for whatever reason. Only the task that it was doing is lost.
    ///
    /// @param ready whether it ever lived
    void lost(PoolWorker worker, boolean ready, ChildEndedException reason) {
        List<PoolTask<?>> failing = new ArrayList<>();
        List<PoolWorker> told;
        boolean replace;
        synchronized (this) {
            roster.leave(worker);
            roster.placeFirst(worker.abandon(failing));
            failedStarts = ready ? 0 : failedStarts + 1;
            if (failedStarts >= ATTEMPTS) {
                giveUp(reason, failing);
            }
            told = roster.fillIdle();
            replace = broken == null && !killed && (!shutdown || roster.hasWaiting());
        }
        failing.forEach(task -> task.tellFailure(reason));
        told.forEach(PoolWorker::flush);
        if (replace) {
            replace();
        }
        tellIfTerminated();
    }

    private void replace() {
        try {
            startOne();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "no JVM could be started in the place of one that has ended", e);
            List<PoolTask<?>> failing = new ArrayList<>();
            synchronized (this) {
                if (roster.isEmpty() && starting == 0) {
                    giveUp(e, failing);
                }
            }
            failing.forEach(task -> task.tellFailure(e));
        }
    }

    private void giveUp(RuntimeException reason, List<PoolTask<?>> failing) {
        if (!killed) {
            broken = reason;
            failing.addAll(roster.takeWaiting());
        }
    }

    private synchronized void tellIfTerminated() {
        if (roster.isEmpty() && starting == 0 && (shutdown || broken != null)) {
            terminated.countDown();
        }
    }

    /// Nobody waits for that task any more.
    void leaveOut(PoolTask<?> task, boolean interrupt) {
        PoolWorker worker;
        synchronized (this) {
            worker = roster.holderOf(task);
            if (worker == null) {
                return;
            }
            worker.say(Frame.of(Kind.LEAVE_OUT, task.number()));
            if (interrupt) {
                worker.say(Frame.of(Kind.INTERRUPT, task.number()));
            }
        }
        worker.flush();
    }

    /// Workers end when there is nothing left to do.
    void shutdown() {
        List<PoolWorker> told;
        synchronized (this) {
            shutdown = true;
            roster.takeLast();
            told = roster.fillIdle();
        }
        told.forEach(PoolWorker::flush);
        tellIfTerminated();
    }

    /// Workers end now.
    ///
    /// @return what they have not begun
    List<Runnable> kill() {
        synchronized (this) {
            shutdown = true;
            killed = true;
            roster.kill();
        }
        tellIfTerminated();
        try {
            // Their last answers tell what they have begun.
            boolean ignored = terminated.await(KILL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            return roster.takeWaiting().stream().filter(task -> !task.isDone()).map(Runnable.class::cast).toList();
        }
    }
}
