package dev.heddle.kernel.comms;

/// The kernel's end of a comm. It is called by one thread at a time, also while a cell runs, and should soon return.
@FunctionalInterface
public interface CommListener {

    /// The other end has sent something.
    ///
    /// @param message what
    void received(CommMessage message);

    /// The other end has closed the comm.
    ///
    /// @param message its last words
    default void closed(CommMessage message) {}
}
