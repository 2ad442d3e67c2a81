package dev.heddle.kernel.comms;

/// Takes the comms that a front end opens under one name.
@FunctionalInterface
public interface CommTarget {

    /// A front end has opened a comm.
    ///
    /// @param comm    the comm
    /// @param message what it said
    /// @return who listens from now on
    /// @throws Exception if the comm cannot be used: it is closed then
    CommListener opened(Comm comm, CommMessage message) throws Exception;
}
