package dev.heddle.kernel.magic;

/// A command that can stand in a cell beside Java: `%name` on a line of its own, or `%%name` on top of a cell.
///
/// One class is one magic. It keeps nothing between two calls that belongs to a single notebook's JVM, which may be
/// replaced at any time. It is called by the one thread that runs cells.
public interface Magic {

    /// How it is called, as data: arguments are read by it, and help, completion and the guide are made from it.
    ///
    /// @return always the same
    Usage usage();

    /// Does it. What it throws ends the cell; a [MagicException] says why in the learner's words.
    ///
    /// @param given  what it was called with, checked against the usage
    /// @param kernel what it may do
    /// @throws Exception if it cannot be done
    void run(Arguments given, Kernel kernel) throws Exception;
}
