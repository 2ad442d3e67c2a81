package dev.heddle.kernel.internal.cells;

import dev.heddle.kernel.internal.cells.Splitter.Piece;
import java.util.List;

/// Reads cells that are still being written. It has a compiler of its own, so it may be used while a cell runs; it runs
/// nothing. Used by one thread.
public final class CodeReader implements AutoCloseable {

    /// Whether a cell could be run as it is.
    public enum State {
        /// it is Java
        COMPLETE,
        /// it could become Java by writing on
        INCOMPLETE,
        /// it could not
        INVALID
    }

    private final Javac javac = new Javac(TaskPool.open(), WorkerJvm.classPath());
    private final Splitter splitter = new Splitter();
    private final CellParser parser = new CellParser(javac, splitter);

    /// Tells whether a cell is all written.
    ///
    /// @param code the cell
    /// @return what it looks like
    public State state(String code) {
        List<Piece> pieces = splitter.split(code);
        if (!pieces.isEmpty() && !pieces.getLast().whole()) {
            return State.INCOMPLETE;
        }
        return parser.parse(code).problems().isEmpty() ? State.COMPLETE : State.INVALID;
    }

    @Override
    public void close() {
        splitter.close();
        javac.close();
    }
}
