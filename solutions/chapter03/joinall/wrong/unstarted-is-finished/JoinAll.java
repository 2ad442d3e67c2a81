// Fails: joinAll([1 s, NEW], 5 s): Expected java.lang.IllegalArgumentException to be thrown, but nothing was thrown
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
            if (thread == Thread.currentThread()) {
                throw new IllegalArgumentException("a thread cannot wait for its own end");
            }
        }
        long start = clock.nanos();
        for (Thread thread : threads) {
            Duration left = total.minusNanos(clock.nanos() - start);
            if (thread.isAlive() && !clock.join(thread, left)) {
                return false;
            }
        }
        return true;
    }
}
