package dev.heddle.processes;

import java.io.Serializable;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// A `Callable` that can be copied to another process: a lambda, a method reference, or a class of your own.
///
/// What it captures is copied at the moment of the start: a snapshot, as with `fork`.
///
/// @param <T> what it gives
@FunctionalInterface
public interface Task<T extends @Nullable Object> extends Callable<T>, Serializable {}
