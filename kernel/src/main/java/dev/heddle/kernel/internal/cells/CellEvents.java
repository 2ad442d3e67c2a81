package dev.heddle.kernel.internal.cells;

import dev.heddle.worker.Command.Given;
import dev.heddle.worker.Command.Input;
import dev.heddle.worker.Report.Displayed;
import dev.heddle.worker.Report.InputWanted;
import dev.heddle.worker.Report.Output;
import dev.heddle.worker.Report.Uncaught;
import java.util.function.Consumer;

/// Gets what cells say while they run, in their order, on one thread. It must not block for long.
@FunctionalInterface
public interface CellEvents {

    /// A cell printed.
    ///
    /// @param output what
    void printed(Output output);

    /// A cell displayed; of no interest to who only reads.
    ///
    /// @param displayed what
    default void displayed(Displayed displayed) {}

    /// An exception has ended a thread that a cell has started.
    ///
    /// @param uncaught what
    default void threadFailed(Uncaught uncaught) {}

    /// A cell waits for a line of input.
    ///
    /// @param wanted what it wants
    /// @param answer takes the answer, once, on any thread
    default void wantsInput(InputWanted wanted, Consumer<Input> answer) {
        answer.accept(new Input(wanted.id(), Given.REFUSED, "Nobody can be asked for input here."));
    }
}
