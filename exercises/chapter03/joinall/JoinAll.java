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
        return false; // TODO: wait for all, but not longer than total
    }
}
