package dev.heddle.kernel.internal.protocol;

/// The sockets of a kernel that carry messages. The heartbeat carries none.
public enum Channel {
    /// Requests that are handled one after the other: cells.
    SHELL,
    /// Requests that must not wait for a cell: interrupt, shutdown.
    CONTROL,
    /// Everything that all front ends see: output, results, busy and idle.
    IOPUB,
    /// Questions of the kernel to one front end.
    STDIN
}
