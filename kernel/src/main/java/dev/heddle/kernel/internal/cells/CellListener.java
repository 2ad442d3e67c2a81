package dev.heddle.kernel.internal.cells;

import dev.heddle.worker.Report.Displayed;
import dev.heddle.worker.Report.Output;

/// Gets what cells print and display, in order.
public interface CellListener {

    /// A cell has printed.
    ///
    /// @param output what
    void printed(Output output);

    /// A cell has displayed; of no interest to who only reads.
    ///
    /// @param displayed what
    default void displayed(Displayed displayed) {}
}
