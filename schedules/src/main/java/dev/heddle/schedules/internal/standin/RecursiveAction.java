package dev.heddle.schedules.internal.standin;

import org.jspecify.annotations.Nullable;

/// Stands for the fork-join task without a result.
public abstract class RecursiveAction extends ForkJoinTask<Void> {

    protected abstract void compute();

    @Override
    public final @Nullable Void getRawResult() {
        return null;
    }

    @Override
    protected final void setRawResult(@Nullable Void value) {}

    @Override
    protected final boolean exec() {
        compute();
        return true;
    }
}
