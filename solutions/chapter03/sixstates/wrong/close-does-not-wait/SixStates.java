// Fails: close(), getState(): expected: <TERMINATED>
package chapter03.sixstates;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Holds a thread in any of the six states.
final class SixStates {

    /// A thread that stays in its state until it is closed.
    interface Held extends AutoCloseable {

        Thread thread();

        @Override
        void close();
    }

    private SixStates() {}

    static Held inState(Thread.State state) {
        var held = new Holding();
        held.bringTo(state);
        return held;
    }

    /// A thread and its helper, and the latch that lets them go.
    private static final class Holding implements Held {

        private final CountDownLatch end = new CountDownLatch(1);
        private final Object monitor = new Object();
        private final List<Thread> started = new ArrayList<>();
        private Thread thread = Thread.ofPlatform().unstarted(() -> {});

        void bringTo(Thread.State state) {
            switch (state) {
                case NEW -> {}
                case TERMINATED -> start(() -> {});
                case RUNNABLE -> start(this::spin);
                case WAITING -> start(end::await);
                case TIMED_WAITING -> start(() -> end.await(1, TimeUnit.DAYS));
                case BLOCKED -> {
                    var inside = new CountDownLatch(1);
                    start(() -> {
                        synchronized (monitor) {
                            inside.countDown();
                            end.await();
                        }
                    });
                    uninterrupted(inside::await);
                    start(() -> {
                        synchronized (monitor) {
                            // not before the helper has left
                        }
                    });
                }
            }
            while (thread.getState() != state) {
                Thread.onSpinWait(); // nobody tells when a thread gets there
            }
        }

        private void spin() {
            while (end.getCount() > 0) {
                Thread.onSpinWait();
            }
        }

        private void start(Waits body) {
            thread = Thread.ofPlatform().start(() -> uninterrupted(body));
            started.add(thread);
        }

        @Override
        public Thread thread() {
            return thread;
        }

        @Override
        public void close() {
            end.countDown();
        }
    }

    private interface Waits {

        void run() throws InterruptedException;
    }

    private static void uninterrupted(Waits body) {
        try {
            body.run();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts here", e);
        }
    }
}
