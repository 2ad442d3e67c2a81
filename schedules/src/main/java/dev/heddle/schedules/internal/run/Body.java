package dev.heddle.schedules.internal.run;

import org.jspecify.annotations.Nullable;

/// What a strand runs.
@FunctionalInterface
public interface Body {

    @Nullable
    Object run() throws Throwable;
}
