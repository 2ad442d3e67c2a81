package dev.heddle.schedules;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// A scenario that has a result.
///
/// @param <T> what comes out; its text is what is counted
@FunctionalInterface
public interface Question<T extends @Nullable Object> extends Serializable {

    T ask() throws Throwable;
}
