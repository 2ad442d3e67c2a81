package dev.heddle.worker;

/// Thrown by a read of a cell that is to end. An error, for a `Scanner` and most `catch` clauses keep exceptions for
/// themselves.
final class InputInterrupted extends Error {

    private static final long serialVersionUID = 1;

    InputInterrupted() {
        super("the cell was interrupted while it waited for input");
    }
}
