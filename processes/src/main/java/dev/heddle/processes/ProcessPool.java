package dev.heddle.processes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An `ExecutorService` whose workers are JVMs.
///
/// ```java
/// try (ProcessPool pool = ProcessPool.of(4)) {
///     List<Long> sums = pool.map(List.of(10, 20, 30), n -> LongStream.range(0, n).sum());
/// }
/// ```
///
/// Each worker runs one task at a time. Tasks, arguments and results are copies. As many tasks as memory holds may wait.
///
/// **If a worker dies**, its task fails with a [ChildEndedException], and nothing else: another worker takes its place.
/// If the workers die before they live, three times in a row, the pool gives up: what waits fails, and what comes is
/// rejected.
///
/// **Callbacks** of the futures that [#submit(Task)] gives run on a virtual thread each: a slow one holds up nobody.
///
/// **Output** of the workers goes where this process prints, or where the [ChildBuilder] says: captured, it is that of all
/// ([#output()]); by [Output#tagged], each line tells its worker.
public final class ProcessPool implements ExecutorService {

    /// Python's, too: each worker gets four chunks, so that a slow one does not hold all up.
    private static final int CHUNKS_A_WORKER = 4;

    private final PoolWorkers workers;
    private final int size;
    private final Output output;
    private final OutputKeeper out = new OutputKeeper();
    private final OutputKeeper err = new OutputKeeper();

    private ProcessPool(ChildBuilder like, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a pool needs at least one worker, not " + size);
        }
        this.size = size;
        this.output = like.output();
        this.workers = new PoolWorkers(like, size, out, err);
    }

    /// A pool of this many workers.
    public static ProcessPool of(int workers) {
        return new ProcessPool(Child.of(), workers);
    }

    /// A pool with a worker for each processor.
    public static ProcessPool of() {
        return of(Children.processors());
    }

    /// A pool of this many workers, all started alike.
    public static ProcessPool of(int workers, ChildBuilder like) {
        return new ProcessPool(like, workers);
    }

    /// Runs a task in some worker.
    ///
    /// @throws IllegalArgumentException if it captures what cannot be copied
    public <T extends @Nullable Object> CompletableFuture<T> submit(Task<T> task) {
        return start(task);
    }

    /// Runs an action in some worker.
    ///
    /// @throws IllegalArgumentException if it captures what cannot be copied
    public CompletableFuture<?> submit(Action action) {
        return start(action);
    }

    /// Runs a task in some worker. It must be serializable, as a [Task] is.
    @Override
    public <T extends @Nullable Object> CompletableFuture<T> submit(Callable<T> task) {
        return start(task);
    }

    /// Runs an action in some worker. It must be serializable, as an [Action] is.
    @Override
    public CompletableFuture<?> submit(Runnable action) {
        return start(action);
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> submit(Runnable action, T result) {
        return start(action).thenApply(nothing -> result);
    }

    @Override
    public void execute(Runnable action) {
        var _ = start(action);
    }

    private <T extends @Nullable Object> PoolTask<T> start(Object task) {
        PoolTask<T> one = workers.task(task);
        workers.add(one);
        return one;
    }

    /// What the mapping gives for each element, in their order.
    ///
    /// @throws ExecutionException if it fails for one; the others that wait are given up
    public <T, R extends @Nullable Object> List<R> map(Collection<T> items,
            Mapping<T, R> mapping) throws InterruptedException, ExecutionException {
        return map(items, mapping, Math.ceilDiv(Math.max(1, items.size()), size * CHUNKS_A_WORKER));
    }

    /// What the mapping gives for each element, in their order.
    ///
    /// @param chunk how many elements go to a worker at a time
    /// @throws ExecutionException if it fails for one; the others that wait are given up
    public <T, R extends @Nullable Object> List<R> map(Collection<T> items,
            Mapping<T, R> mapping, int chunk) throws InterruptedException, ExecutionException {
        List<CompletableFuture<List<R>>> parts = parts(items, mapping, chunk);
        List<R> results = new ArrayList<>(items.size());
        try {
            for (CompletableFuture<List<R>> part : parts) {
                results.addAll(part.get());
            }
            return results;
        } finally {
            parts.forEach(part -> part.cancel(true));
        }
    }

    /// What the mapping gives, in the order in which it becomes ready. An element that waits for it waits for a worker.
    ///
    /// The stream fails with a `CompletionException` where the mapping does.
    ///
    /// @param chunk how many elements go to a worker at a time
    public <T, R extends @Nullable Object> Stream<R> mapAsCompleted(Collection<T> items,
            Mapping<T, R> mapping, int chunk) {
        List<CompletableFuture<List<R>>> parts = parts(items, mapping, chunk);
        LinkedBlockingQueue<CompletableFuture<List<R>>> ready = new LinkedBlockingQueue<>();
        for (CompletableFuture<List<R>> part : parts) {
            var _ = part.whenComplete((result, failure) -> ready.add(part));
        }
        return Stream.generate(() -> take(ready))
                .limit(parts.size())
                .flatMap(part -> part.join().stream())
                .onClose(
                        () -> parts.forEach(part -> part.cancel(true)));
    }

    private static <E> E take(LinkedBlockingQueue<E> ready) {
        try {
            return ready.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for a worker");
        }
    }

    private <T, R extends @Nullable Object> List<CompletableFuture<List<R>>> parts(
            Collection<T> items, Mapping<T, R> mapping, int chunk) {
        if (chunk < 1) {
            throw new IllegalArgumentException("a chunk has at least one element, not " + chunk);
        }
        return submitAll(Chunk.of(items, mapping, chunk));
    }

    @Override
    public <T extends @Nullable Object> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks)
            throws InterruptedException {
        return Invocations.all(submitAll(tasks), Long.MAX_VALUE);
    }

    @Override
    public <T extends @Nullable Object> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks, long timeout,
            TimeUnit unit) throws InterruptedException {
        return Invocations.all(submitAll(tasks), unit.toNanos(timeout));
    }

    @Override
    public <T extends @Nullable Object> T invokeAny(Collection<? extends Callable<T>> tasks)
            throws InterruptedException, ExecutionException {
        try {
            return Invocations.any(submitAll(tasks), Long.MAX_VALUE);
        } catch (TimeoutException e) {
            throw new AssertionError("three hundred years have passed", e);
        }
    }

    @Override
    public <T extends @Nullable Object> T invokeAny(Collection<? extends Callable<T>> tasks, long timeout,
            TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        return Invocations.any(submitAll(tasks), unit.toNanos(timeout));
    }

    /// All of them or, if one is refused, none.
    private <T extends @Nullable Object> List<CompletableFuture<T>> submitAll(
            Collection<? extends Callable<T>> tasks) {
        List<CompletableFuture<T>> submitted = new ArrayList<>(tasks.size());
        try {
            for (Callable<T> task : tasks) {
                submitted.add(submit(task));
            }
            return submitted;
        } catch (RuntimeException e) {
            submitted.forEach(task -> task.cancel(true));
            throw e;
        }
    }

    /// What all workers have printed so far, if that is captured. A line of one may stand within a line of another.
    ///
    /// @throws IllegalStateException if their output goes elsewhere
    public String output() {
        return out.text(output, this);
    }

    /// What all workers have printed so far as errors, if that is captured.
    ///
    /// @throws IllegalStateException if their output goes elsewhere
    public String errors() {
        return err.text(output, this);
    }

    /// No more tasks are taken. The workers end when all that wait are done.
    @Override
    public void shutdown() {
        workers.shutdown();
    }

    /// Kills the workers.
    ///
    /// @return the tasks that no worker has begun; running one runs it here
    @Override
    public List<Runnable> shutdownNow() {
        return workers.kill();
    }

    @Override
    public boolean isShutdown() {
        return workers.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return workers.terminated().getCount() == 0;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return workers.terminated().await(timeout, unit);
    }

    @Override
    public String toString() {
        return "pool of " + size + " JVMs" + (isTerminated() ? " (ended)" : isShutdown() ? " (ending)" : "");
    }
}
