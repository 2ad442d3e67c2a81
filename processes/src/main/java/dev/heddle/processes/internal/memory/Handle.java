package dev.heddle.processes.internal.memory;

import java.io.Serializable;

/// By what another process finds a region.
///
/// @param pid      the process that owns it
/// @param path     the file behind it, or the owner's open file of a region without a name
/// @param high     with `low` the region's number, which the region holds, too: a path can come to mean another file
/// @param bytes    all of it, with its head
/// @param wakeable whether waiting processes are woken by the operating system
public record Handle(long pid, String path, long high, long low, long bytes, boolean wakeable) implements Serializable {

    private static final long serialVersionUID = 1;
}
