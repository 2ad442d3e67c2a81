package dev.heddle.worker;

/// Thrown inside a cell that is to end, by its next print.
final class CellStopped extends Error {

    private static final long serialVersionUID = 1;

    /// The only one: where the cell is was noted before, and its stack tells nothing more.
    @SuppressWarnings("StaticAssignmentOfThrowable")
    static final CellStopped INSTANCE = new CellStopped();

    private CellStopped() {
        super("the cell was interrupted");
    }
}
