package dev.heddle.processes.internal.copy;

import org.jspecify.annotations.Nullable;

/// A task whose code a child shall see in another form.
public interface Guarded {

    /// Shows that form; null if the code can go as it is.
    @Nullable
    Guard guard();
}
