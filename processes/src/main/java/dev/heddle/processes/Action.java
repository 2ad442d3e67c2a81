package dev.heddle.processes;

import java.io.Serializable;

/// A `Runnable` that can be copied to another process.
@FunctionalInterface
public interface Action extends Runnable, Serializable {}
