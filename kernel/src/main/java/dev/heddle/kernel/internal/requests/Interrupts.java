package dev.heddle.kernel.internal.requests;

import dev.heddle.kernel.magic.MagicException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Interrupts of a cell as its magics feel them. The cells of a shell are run by one thread; any may interrupt.
final class Interrupts {

    private static final Duration END_LIMIT = Duration.ofSeconds(5);

    private CompletableFuture<Boolean> asked = new CompletableFuture<>(); // guarded by this

    /// A new cell: what was asked before was not meant for it.
    synchronized void begin() {
        asked = new CompletableFuture<>();
    }

    synchronized void interrupt() {
        asked.complete(true);
    }

    boolean isAsked() {
        return current().isDone();
    }

    /// Runs some work on a thread of its own, which is interrupted when the cell is. One that does not react is left
    /// behind.
    <T extends @Nullable Object> T run(Callable<T> work) throws Exception {
        CompletableFuture<Boolean> interrupt = current();
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().daemon().name("heddle-magic").start(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable e) {
                result.completeExceptionally(e); // who waits for the result gets it
            }
        });
        CompletableFuture.anyOf(interrupt, result.handle((_, _) -> true)).join();
        if (!result.isDone()) {
            thread.interrupt();
            result.handle((_, _) -> true).completeOnTimeout(false, END_LIMIT.toMillis(), TimeUnit.MILLISECONDS).join();
            throw MagicException.interrupted("The cell was interrupted.");
        }
        try {
            return result.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private synchronized CompletableFuture<Boolean> current() {
        return asked;
    }
}
