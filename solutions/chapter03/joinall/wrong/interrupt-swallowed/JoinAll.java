// Fails: caller.interrupt(): expected: <InterruptedException> but was: <returned>
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

    static boolean joinAll(Collection<Thread> threads, Duration total, Clock clock) {
        for (Thread thread : threads) {
            if (thread.getState() == Thread.State.NEW) {
                throw new IllegalArgumentException("thread '" + thread.getName() + "' was not started");
            }
            if (thread == Thread.currentThread()) {
                throw new IllegalArgumentException("a thread cannot wait for its own end");
            }
        }
        long start = clock.nanos();
        for (Thread thread : threads) {
            Duration left = total.minusNanos(clock.nanos() - start);
            try {
                if (!clock.join(thread, left)) {
                    return false;
                }
            } catch (InterruptedException e) {
                return false;
            }
        }
        return true;
    }
}
