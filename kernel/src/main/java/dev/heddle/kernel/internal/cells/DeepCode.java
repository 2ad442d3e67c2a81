package dev.heddle.kernel.internal.cells;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lets the compiler read what is nested deeply, such as a sum of thousands: it calls itself for each level, and the
/// stack of a thread is soon full.
final class DeepCode {

    private static final long LARGE_STACK = 16L << 20; // of addresses; memory is taken as it is used

    private DeepCode() {}

    /// Does something with the compiler.
    ///
    /// @return what the action returns; null if the code is too deep even for a large stack
    static <T> @Nullable T read(Supplier<T> action) {
        try {
            return action.get();
        } catch (RuntimeException | StackOverflowError e) {
            if (!isTooDeep(e)) {
                throw e;
            }
        }
        FutureTask<T> again = new FutureTask<>(action::get);
        Thread.ofPlatform().daemon().name("heddle-deep-compiler").stackSize(LARGE_STACK).start(again);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return again.get();
                } catch (InterruptedException e) {
                    interrupted = true; // the compiler cannot be left alone with its work half done
                } catch (ExecutionException e) {
                    if (isTooDeep(e)) {
                        return null;
                    }
                    throw new IllegalStateException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// The compiler wraps what it does not expect.
    private static boolean isTooDeep(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof StackOverflowError;
    }
}
