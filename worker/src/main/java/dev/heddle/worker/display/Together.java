package dev.heddle.worker.display;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What cells can call to run several threads at once, without an import. Under `%%schedules` the same call runs them in
/// every order.
public final class Together {

    /// What one of the threads does.
    @FunctionalInterface
    public interface Action {

        /// Does it.
        ///
        /// @throws Throwable what it throws, which [#together] throws when all threads have ended
        void run() throws Throwable;
    }

    private static final class Failures {

        private @Nullable Throwable first; // guarded by this

        @SuppressWarnings("ReferenceEquality") // threads may throw the same object, which cannot suppress itself
        synchronized void add(Throwable thrown) {
            if (first == null) {
                first = thrown;
            } else if (first != thrown) {
                first.addSuppressed(thrown);
            }
        }

        synchronized @Nullable Throwable first() {
            return first;
        }
    }

    private Together() {}

    /// Runs actions at the same time, on threads that are called A, B, C and so on, and waits for all of them:
    /// `together(() -> n++, () -> n++)`.
    ///
    /// @param actions what the threads do
    /// @throws Throwable what the first action has thrown that threw something
    public static void together(Action... actions) throws Throwable {
        Failures failures = new Failures();
        List<Thread> threads = new ArrayList<>();
        for (Action each : actions) {
            String name = name(threads.size());
            threads.add(Thread.ofPlatform().daemon().name(name).unstarted(() -> {
                try {
                    each.run();
                } catch (Throwable e) { // it belongs to who has called
                    failures.add(e);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread each : threads) {
            each.join();
        }
        Throwable thrown = failures.first();
        if (thrown != null) {
            throw thrown;
        }
    }

    /// A to Z, then A1 and so on.
    private static String name(int number) {
        char letter = (char) ('A' + number % 26);
        return number < 26 ? String.valueOf(letter) : letter + String.valueOf(number / 26);
    }
}
