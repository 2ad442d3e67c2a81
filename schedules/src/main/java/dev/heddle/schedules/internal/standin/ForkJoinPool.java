package dev.heddle.schedules.internal.standin;

import dev.heddle.schedules.internal.model.OwnerModel;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool.ForkJoinWorkerThreadFactory;
import java.util.concurrent.ForkJoinPool.ManagedBlocker;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Stands for the fork-join pool. The common one has new threads in every run.
public final class ForkJoinPool extends AbstractExecutorService {

    public static final @Nullable ForkJoinWorkerThreadFactory defaultForkJoinWorkerThreadFactory = null;

    private static final int WORKERS = 3;
    private static final ForkJoinPool COMMON = new ForkJoinPool("ForkJoinPool.commonPool", WORKERS, true);
    private static final ThreadLocal<ForkJoinPool> HERE = new ThreadLocal<>();

    private final String name;
    private final int size;
    private final boolean common;
    private final @Nullable Crew own;

    private ForkJoinPool(String name, int size, boolean common) {
        this.name = name;
        this.size = size;
        this.common = common;
        this.own = common ? null : new Crew(this, size);
    }

    public ForkJoinPool() {
        this(WORKERS);
    }

    public ForkJoinPool(int parallelism) {
        this("ForkJoinPool", parallelism, false);
        if (parallelism <= 0) {
            throw new IllegalArgumentException();
        }
    }

    public ForkJoinPool(int parallelism, @Nullable ForkJoinWorkerThreadFactory factory,
            Thread.@Nullable UncaughtExceptionHandler handler, boolean asyncMode) {
        this(parallelism);
    }

    public static ForkJoinPool commonPool() {
        return COMMON;
    }

    public static ForkJoinPool asyncCommonPool() {
        return COMMON;
    }

    public static int getCommonPoolParallelism() {
        return WORKERS;
    }

    static ForkJoinPool current() {
        ForkJoinPool here = HERE.get();
        return here == null ? COMMON : here;
    }

    static void enter(ForkJoinPool pool) {
        HERE.set(pool);
    }

    String name() {
        return name;
    }

    private Crew crew() {
        return own != null ? own : OwnerModel.once(ForkJoinPool.class, () -> new Crew(this, size));
    }

    void push(ForkJoinTask<?> task) {
        execute(task::runIfNew);
    }

    @Override
    public void execute(Runnable task) {
        Runnable work = task instanceof ForkJoinTask<?> forked ? forked::runIfNew : task;
        if (!crew().push(work)) {
            throw new RejectedExecutionException();
        }
    }

    public void execute(ForkJoinTask<?> task) {
        push(task);
    }

    public <T> ForkJoinTask<T> submit(ForkJoinTask<T> task) {
        push(task);
        return task;
    }

    @Override
    public <T> ForkJoinTask<T> submit(Callable<T> task) {
        var later = new Later<T>(0, 0, false, null, task, this);
        push(later);
        return later;
    }

    @Override
    public ForkJoinTask<?> submit(Runnable task) {
        var later = new Later<Object>(0, 0, false, task, null, this);
        push(later);
        return later;
    }

    public <T> @Nullable T invoke(ForkJoinTask<T> task) {
        push(task);
        return task.join();
    }

    public int getParallelism() {
        return size;
    }

    public <V> Later<V> scheduleDelayedTask(Later<V> task) {
        return task.start();
    }

    public static void helpAsyncBlocker(Executor executor, ManagedBlocker blocker) {}

    public static void managedBlock(ManagedBlocker blocker)
            throws InterruptedException {
        while (!blocker.isReleasable() && !blocker.block()) {
            Thread.onSpinWait();
        }
    }

    public boolean awaitQuiescence(long timeout, TimeUnit unit) {
        try {
            return crew().quiet(unit.toNanos(timeout));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void shutdown() {
        if (!common) {
            crew().shut();
        }
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return crew().isShut();
    }

    @Override
    public boolean isTerminated() {
        return crew().isOver();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return common ? awaitQuiescence(timeout, unit) : crew().await(unit.toNanos(timeout));
    }

    @Override
    public void close() {
        if (!common) {
            super.close();
        }
    }
}
