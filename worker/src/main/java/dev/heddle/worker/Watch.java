package dev.heddle.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Guards what platform threads and virtual threads share, and lets them wait for it to change.
///
/// All carriers of virtual threads may be taken for ever by others. Then a virtual thread whose turn it is, at a lock, a
/// condition or a monitor, never takes it, and the platform threads behind it wait for ever. So no virtual thread queues for
/// the lock here, and nobody holds it while he waits: docs/decisions/output.md.
final class Watch {

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Waiter> waiters = new ArrayList<>(); // guarded by lock

    /// Does something now, and lets go on who has waited for that.
    void now(Runnable action) {
        when(() -> true, action);
    }

    /// Like [#now], with a result.
    <T extends @Nullable Object> T get(Supplier<T> action) {
        enter();
        try {
            T result = action.get();
            callWaiters();
            return result;
        } finally {
            lock.unlock();
        }
    }

    /// Does something as soon as it can be done, and lets go on who has waited for that. An interrupt does not end the
    /// wait, and is still there afterwards.
    void when(BooleanSupplier condition, Runnable action) {
        while (true) {
            Waiter waiter;
            enter();
            try {
                if (condition.getAsBoolean()) {
                    action.run();
                    callWaiters();
                    return;
                }
                waiter = new Waiter(condition);
                waiters.add(waiter);
            } finally {
                lock.unlock();
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

    @SuppressWarnings("ThreadPriorityCheck") // whoever has the lock is about to give it back
    private void enter() {
        if (Thread.currentThread().isVirtual()) {
            while (!lock.tryLock()) {
                Thread.yield();
            }
        } else {
            lock.lock();
        }
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
