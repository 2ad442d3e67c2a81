package dev.heddle.worker.display;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// An input that can ask who sits before the notebook. `System.in` of a cell is one.
public interface Questioner {

    /// Asks for one line, and waits for it.
    ///
    /// @param prompt   what is shown before the input
    /// @param password whether what is typed must not be seen
    /// @return the line, without its end; null if there is no more input
    /// @throws IOException if nobody can be asked
    @Nullable
    String ask(String prompt, boolean password) throws IOException;
}
