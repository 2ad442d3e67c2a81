package dev.heddle.schedules.internal.standin;

import org.jspecify.annotations.Nullable;

/// Stands for the fork-join task with a result.
public abstract class RecursiveTask<V> extends ForkJoinTask<V> {

    private @Nullable V result;

    protected abstract V compute();

    @Override
    public final @Nullable V getRawResult() {
        return result;
    }

    @Override
    protected final void setRawResult(@Nullable V value) {
        result = value;
    }

    @Override
    protected final boolean exec() {
        result = compute();
        return true;
    }
}
