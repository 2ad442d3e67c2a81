package dev.heddle.schedules.internal.standin;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// The threads of a fork-join pool and what they have to do.
final class Crew {

    private final ForkJoinPool pool;
    private final int size;
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private int threads;
    private int idle;
    private boolean shut;

    Crew(ForkJoinPool pool, int size) {
        this.pool = pool;
        this.size = size;
    }

    synchronized boolean push(Runnable task) {
        if (shut) {
            return false;
        }
        tasks.add(task);
        if (idle > 0) {
            notify();
        } else if (threads < size) {
            Thread worker = new Thread(this::work, pool.name() + "-worker-" + ++threads);
            worker.setDaemon(true);
            worker.start();
        }
        return true;
    }

    private void work() {
        ForkJoinPool.enter(pool);
        for (Runnable task = next(); task != null; task = next()) {
            task.run();
        }
    }

    private synchronized @Nullable Runnable next() {
        while (tasks.isEmpty() && !shut) {
            idle++;
            try {
                wait();
            } catch (InterruptedException e) {
                // whoever interrupts a worker means the task before: look again
            } finally {
                idle--;
            }
        }
        Runnable task = tasks.poll();
        if (task == null) {
            threads--;
            notifyAll();
        }
        return task;
    }

    synchronized void shut() {
        shut = true;
        notifyAll();
    }

    synchronized boolean isShut() {
        return shut;
    }

    synchronized boolean isOver() {
        return shut && threads == 0;
    }

    synchronized boolean await(long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        while (!(shut && threads == 0)) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(Math.max(1, left / 1_000_000));
        }
        return true;
    }

    /// Waits until there is nothing left to do.
    synchronized boolean quiet(long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        while (!tasks.isEmpty() || idle < threads) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(Math.max(1, Math.min(left / 1_000_000, 1)));
        }
        return true;
    }
}
