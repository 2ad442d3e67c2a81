package dev.heddle.processes;

import dev.heddle.processes.internal.copy.LambdaShapes;
import dev.heddle.processes.internal.jvm.Launch;
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

    private static final System.Logger LOG = System.getLogger(PoolWorkers.class.getName());
    private static final int ATTEMPTS = 3;
    private static final long KILL_SECONDS = 5;

    private final ChildBuilder like;
    private final LambdaShapes shapes = new LambdaShapes();
    private final OutputKeeper out;
    private final OutputKeeper err;
    private final CountDownLatch terminated = new CountDownLatch(1);

    // guarded by this
    private final Deque<PoolTask<?>> waiting = new ArrayDeque<>();
    private final Deque<PoolWorker> idle = new ArrayDeque<>();
    private final List<PoolWorker> alive = new ArrayList<>();
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
            alive.add(worker);
            if (killed) {
                worker.kill();
            }
            fill(worker);
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
            worker = idle.poll();
            if (worker == null) {
                waiting.add(task);
                return;
            }
            worker.give(task);
        }
        worker.flush();
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
        worker.write(things);
        return true;
    }

    /// A worker has answered. It gets something else to do.
    ///
    /// @return what it has answered
    List<PoolTask<?>> done(PoolWorker worker, int count) {
        List<PoolTask<?>> done;
        List<PoolWorker> told = new ArrayList<>();
        synchronized (this) {
            done = worker.done(count);
            fill(worker);
            if (worker.hasNothingInHand()) {
                told.addAll(shutdown ? fillIdle() : List.of());
                askAnother(told);
            }
        }
        worker.flush();
        told.forEach(PoolWorker::flush);
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
        idle.remove(worker);
        if (worker.hasNothingInHand()) {
            if (shutdown && alive.stream().allMatch(other -> other.countInHand() < 2)) {
                worker.end(); // nobody can give anything back to it
            } else {
                idle.push(worker);
            }
        }
    }

    /// Who has nothing to do gets what the busiest has not begun.
    private void askAnother(List<PoolWorker> told) {
        if (!idle.isEmpty()) {
            alive.stream()
                    .max(Comparator.comparingInt(PoolWorker::countInHand))
                    .filter(PoolWorker::askBack)
                    .ifPresent(told::add);
        }
    }

    /// A worker has given back what it had not begun.
    void givenBack(PoolWorker worker, int count) {
        List<PoolWorker> filled;
        synchronized (this) {
            worker.takeBack(count).reversed().forEach(waiting::addFirst);
            filled = fillIdle();
            fill(worker);
        }
        filled.forEach(PoolWorker::flush);
        worker.flush();
    }

    private List<PoolWorker> fillIdle() {
        List<PoolWorker> resting = List.copyOf(idle);
        resting.forEach(this::fill);
        return resting;
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
        filled.forEach(PoolWorker::flush);
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
                if (alive.isEmpty() && starting == 0) {
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
        if (alive.isEmpty() && starting == 0 && (shutdown || broken != null)) {
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
        worker.flush();
    }

    /// Workers end when there is nothing left to do.
    void shutdown() {
        List<PoolWorker> told = new ArrayList<>();
        synchronized (this) {
            shutdown = true;
            told.addAll(fillIdle());
            askAnother(told);
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
            idle.clear();
            alive.forEach(PoolWorker::kill);
        }
        tellIfTerminated();
        try {
            // Their last answers tell what they have begun.
            boolean ignored = terminated.await(KILL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            List<Runnable> left = waiting.stream().filter(task -> !task.isDone()).map(Runnable.class::cast).toList();
            waiting.clear();
            return left;
        }
    }
}
