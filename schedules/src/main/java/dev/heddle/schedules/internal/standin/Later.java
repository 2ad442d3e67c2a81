package dev.heddle.schedules.internal.standin;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Stands for what a pool does after a while: a thread waits for it.
public final class Later<V> extends ForkJoinTask<V> {

    private final long nanos;
    private final boolean immediate;
    private final @Nullable Runnable action;
    private final @Nullable Callable<? extends V> call;
    private final ForkJoinPool pool;
    private @Nullable V result;
    private volatile boolean off;

    /// As the JDK's own, whose arguments these are.
    ///
    /// @param immediate whether the action is short enough for the thread that waits
    public Later(long delay, long period, boolean immediate, @Nullable Runnable action,
            @Nullable Callable<? extends V> call, ForkJoinPool pool) {
        this.nanos = Math.max(0, delay);
        this.immediate = immediate;
        this.action = action;
        this.call = call;
        this.pool = pool;
    }

    Later<V> start() {
        Thread timer = new Thread(this::await, "timer");
        timer.setDaemon(true);
        timer.start();
        return this;
    }

    private void await() {
        long end = System.nanoTime() + nanos;
        while (!off && System.nanoTime() < end) {
            LockSupport.parkNanos(this, end - System.nanoTime());
        }
        if (!off && immediate) {
            runIfNew();
        } else if (!off) {
            pool.push(this);
        }
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
        off = true;
        return super.cancel(mayInterrupt);
    }

    public long getDelay(TimeUnit unit) {
        return unit.convert(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public @Nullable V getRawResult() {
        return result;
    }

    @Override
    protected void setRawResult(@Nullable V value) {
        result = value;
    }

    @Override
    protected boolean exec() {
        if (action != null) {
            action.run();
        } else if (call != null) {
            try {
                result = call.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        return true;
    }
}
