package dev.heddle.kernel.magic;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What code of a cell has come to. It is made by the kernel; [Kernel#show] makes it the cell's own result.
public interface Ran {

    /// How long it took, without the compiler.
    ///
    /// @return the time
    Duration time();

    /// The text of its last expression's value.
    ///
    /// @return null if it has none
    @Nullable
    String text();

    /// The type of its last expression.
    ///
    /// @return as code can name it; null if there is no such expression, and if it did not compile
    @Nullable
    String type();

    /// What the tool that ran it has told.
    ///
    /// @return empty if no tool did
    String told();

    /// The kind of error that ended it: an exception's class, `CompileError`, `Interrupted`.
    ///
    /// @return null if it ran to its end
    @Nullable
    String error();

    /// The error's message in one line.
    ///
    /// @return null if it ran to its end
    @Nullable
    String reason();
}
