package dev.heddle.worker;

import dev.heddle.worker.Report.Answer;
import dev.heddle.worker.Report.Failure;

/// What a cell's own code has come to, before anybody asks whether it was interrupted.
sealed interface Outcome {

    /// It came to its end.
    ///
    /// @param answer what the kernel will be told
    record Value(Answer answer) implements Outcome {}

    /// It threw.
    ///
    /// @param thrown  what
    /// @param failure the same, as the kernel will be told
    record Thrown(Throwable thrown, Failure failure) implements Outcome {

        static Thrown of(Throwable thrown) {
            return new Thrown(thrown, Failure.of(thrown));
        }
    }
}
