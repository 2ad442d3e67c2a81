package dev.heddle.processes;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Waits for several tasks. What is not wanted any more is cancelled.
final class Invocations {

    private Invocations() {}

    /// Waits for all, as long as there is time. Each future tells what became of it.
    static <T extends @Nullable Object> List<Future<T>> all(List<CompletableFuture<T>> tasks, long nanos)
            throws InterruptedException {
        long began = System.nanoTime();
        try {
            for (CompletableFuture<T> task : tasks) {
                if (!isDone(task, nanos == Long.MAX_VALUE ? nanos : nanos - (System.nanoTime() - began))) {
                    break;
                }
            }
            return List.copyOf(tasks);
        } finally {
            tasks.forEach(task -> task.cancel(true));
        }
    }

    private static boolean isDone(Future<?> task, long nanos) throws InterruptedException {
        try {
            var _ = task.get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException | CancellationException e) {
            return true; // the future tells it
        }
    }

    /// Waits for the first that goes well; if none does, fails as the last one did.
    static <T extends @Nullable Object> T any(List<CompletableFuture<T>> tasks, long nanos)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("there is no task of which one could be done");
        }
        CompletableFuture<T> first = new CompletableFuture<>();
        for (CompletableFuture<T> task : tasks) {
            var _ = task.thenAccept(first::complete);
        }
        var _ = CompletableFuture.allOf(tasks.toArray(CompletableFuture[]::new)).whenComplete((nothing, failure) -> {
            if (failure != null) {
                first.completeExceptionally(failure.getCause() == null ? failure : failure.getCause());
            }
        });
        try {
            return first.get(nanos, TimeUnit.NANOSECONDS);
        } finally {
            tasks.forEach(task -> task.cancel(true));
        }
    }
}
