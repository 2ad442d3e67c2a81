package dev.heddle.schedules.internal.standin;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Stands for the executor that starts a thread for each task.
public final class ThreadPerTask extends AbstractExecutorService {

    private final ThreadFactory factory;
    private final List<Thread> running = new ArrayList<>();
    private boolean shut;

    private ThreadPerTask(ThreadFactory factory) {
        this.factory = factory;
    }

    public static ThreadPerTask create(ThreadFactory factory) {
        return new ThreadPerTask(factory);
    }

    @Override
    public void execute(Runnable task) {
        Thread thread = begin(task);
        thread.start();
    }

    private synchronized Thread begin(Runnable task) {
        if (shut) {
            throw new RejectedExecutionException();
        }
        Thread[] self = new Thread[1];
        Thread thread = factory.newThread(() -> {
            try {
                task.run();
            } finally {
                end(self[0]);
            }
        });
        if (thread == null) {
            throw new RejectedExecutionException();
        }
        self[0] = thread;
        running.add(thread);
        return thread;
    }

    private synchronized void end(@Nullable Thread thread) {
        running.remove(thread);
        notifyAll();
    }

    @Override
    public synchronized void shutdown() {
        shut = true;
        notifyAll();
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        stop();
        return List.of();
    }

    private synchronized void stop() {
        for (Thread thread : running) {
            thread.interrupt();
        }
    }

    @Override
    public synchronized boolean isShutdown() {
        return shut;
    }

    @Override
    public synchronized boolean isTerminated() {
        return shut && running.isEmpty();
    }

    @Override
    public synchronized boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        long end = System.nanoTime() + unit.toNanos(timeout);
        while (!isTerminated()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(Math.max(1, left / 1_000_000));
        }
        return true;
    }
}
