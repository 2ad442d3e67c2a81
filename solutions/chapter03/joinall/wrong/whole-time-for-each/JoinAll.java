// Fails: joinAll([2 s, 4 s, 6 s], 5 s): expected: <false> but was: <true>
package chapter03.joinall;

import java.time.Duration;
import java.util.Collection;

/// Waits for many threads.
final class JoinAll {

    /// The time, and the only way to wait.
    interface Clock {

        /// As `System.nanoTime()`: only differences mean something.
        long nanos();

        /// As `Thread.join(Duration)`: true if the thread has ended. If `atMost` is not positive, it only looks.
        boolean join(Thread thread, Duration atMost) throws InterruptedException;
    }

    private JoinAll() {}

    static boolean joinAll(Collection<Thread> threads, Duration total, Clock clock) throws InterruptedException {
        for (Thread thread : threads) {
            if (thread.getState() == Thread.State.NEW) {
                throw new IllegalArgumentException("thread '" + thread.getName() + "' was not started");
            }
            if (thread == Thread.currentThread()) {
                throw new IllegalArgumentException("a thread cannot wait for its own end");
            }
        }
        for (Thread thread : threads) {
            if (!clock.join(thread, total)) {
                return false;
            }
        }
        return true;
    }
}
