package dev.heddle.processes;

import java.io.Serializable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A `Function` that can be copied to another process.
///
/// @param <T> what it takes
/// @param <R> what it gives
@FunctionalInterface
public interface Mapping<T, R extends @Nullable Object>
        extends
            Function<T, R>,
            Serializable {}
