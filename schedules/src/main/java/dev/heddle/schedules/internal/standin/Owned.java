package dev.heddle.schedules.internal.standin;

import dev.heddle.schedules.internal.model.OwnerModel;
import org.jspecify.annotations.Nullable;

/// Stands for the class that knows the owner of a lock, and tells the controller.
public abstract class Owned {

    private @Nullable Thread exclusiveOwnerThread;

    protected Owned() {}

    protected final void setExclusiveOwnerThread(@Nullable Thread thread) {
        exclusiveOwnerThread = thread;
        OwnerModel.holds(this, thread);
    }

    protected final @Nullable Thread getExclusiveOwnerThread() {
        return exclusiveOwnerThread;
    }
}
