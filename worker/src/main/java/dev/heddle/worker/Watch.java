package dev.heddle.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Guards what platform threads and virtual threads share, and lets them wait for it to change.
///
/// All carriers of virtual threads may be taken for ever by others. Then a virtual thread that is next in the queue of a
/// lock of `java.util.concurrent` never takes it, and a platform thread behind it waits for ever; so it does after
/// `Object.wait`. With a monitor that is only entered, the JVM sees to it. So threads wait outside of the monitor here, each
/// for its own condition.
final class Watch {

    private final List<Waiter> waiters = new ArrayList<>(); // guarded by this

    /// Does something now, and lets go on who has waited for that.
    void now(Runnable action) {
        when(() -> true, action);
    }

    /// Like [#now], with a result.
    synchronized <T extends @Nullable Object> T get(Supplier<T> action) {
        T result = action.get();
        callWaiters();
        return result;
    }

    /// Does something as soon as it can be done, and lets go on who has waited for that. An interrupt does not end the
    /// wait, and is still there afterwards.
    void when(BooleanSupplier condition, Runnable action) {
        while (true) {
            Waiter waiter;
            synchronized (this) {
                if (condition.getAsBoolean()) {
                    action.run();
                    callWaiters();
                    return;
                }
                waiter = new Waiter(condition);
                waiters.add(waiter);
            }
            waiter.await();
        }
    }

    /// Waits until something is so.
    void await(BooleanSupplier condition) {
        when(condition, () -> {});
    }

    /// Waits until something is so, but not longer than that. For threads of ours: it swallows interrupts.
    void await(BooleanSupplier condition, Duration limit) {
        Waiter waiter = get(() -> {
            Waiter newWaiter = new Waiter(condition);
            waiters.add(newWaiter);
            return newWaiter;
        });
        waiter.await(limit.toNanos());
        get(() -> waiters.remove(waiter));
    }

    private void callWaiters() {
        waiters.removeIf(Waiter::callIfReady);
    }

    private static final class Waiter {

        private final Thread thread = Thread.currentThread();
        private final BooleanSupplier condition;
        private volatile boolean called;

        Waiter(BooleanSupplier condition) {
            this.condition = condition;
        }

        boolean callIfReady() {
            boolean ready = condition.getAsBoolean();
            if (ready) {
                called = true;
                LockSupport.unpark(thread);
            }
            return ready;
        }

        void await() {
            boolean interrupted = false;
            while (!called) {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
            if (interrupted) {
                thread.interrupt();
            }
        }

        void await(long nanos) {
            long end = System.nanoTime() + nanos;
            for (long left = nanos; !called && left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(this, left);
                boolean _ = Thread.interrupted();
            }
        }
    }
}
