package dev.heddle.worker;

/// Thrown inside a cell that is to end: by its next print, or by the kernel's debugger wherever the cell is.
final class CellStopped extends Error {

    private static final long serialVersionUID = 1;

    /// The only one: a debugger can throw only what is there. Its stack tells nothing.
    @SuppressWarnings("StaticAssignmentOfThrowable")
    static final CellStopped INSTANCE = new CellStopped();

    private CellStopped() {
        super("the cell was interrupted");
    }
}
