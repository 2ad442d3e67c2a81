package dev.heddle.processes.internal.child;

import java.io.Serializable;
import java.util.concurrent.Callable;

/// The task to make an object and to keep it.
///
/// @param maker makes it
public record Keep(Callable<?> maker) implements Serializable {}
