package dev.heddle.worker;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Memory that is let go when the learner's code has taken all the rest, so that the worker can still answer: the code's
/// own collections may go on filling the heap for as long as the notebook can reach them.
final class Reserve {

    private static final int BYTES = 4 << 20;
    private static final int PLENTY = 4 * BYTES;
    private static final int ATTEMPTS = 5;

    private final AtomicReference<byte @Nullable []> memory = new AtomicReference<>(new byte[BYTES]);

    /// Lets it go.
    void release() {
        memory.set(null);
    }

    /// Takes it again, if there is plenty.
    void refill() {
        if (memory.get() == null && free() > PLENTY) {
            try {
                memory.set(new byte[BYTES]);
            } catch (OutOfMemoryError e) {
                // Not yet. Then the next answer has to do without.
                return;
            }
        }
    }

    private static long free() {
        Runtime jvm = Runtime.getRuntime();
        return jvm.maxMemory() - jvm.totalMemory() + jvm.freeMemory();
    }

    /// Something that must be done.
    ///
    /// @param <T> what it makes
    /// @param <E> how else it fails
    interface Work<T extends @Nullable Object, E extends Exception> {
        T run() throws E;
    }

    /// Does something that must be done, with the reserve if need be. It may be begun more than once.
    <T extends @Nullable Object, E extends Exception> T spend(Work<T, E> work) throws E {
        for (int left = ATTEMPTS - 1;; left--) {
            try {
                return work.run();
            } catch (OutOfMemoryError e) {
                if (left == 0) {
                    throw e;
                }
                release();
                Thread.onSpinWait();
            }
        }
    }
}
