package dev.heddle.worker.tool;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One call of a [Tool].
public interface Work {

    /// What its magic wants, as the two have agreed.
    ///
    /// @return words
    List<String> arguments();

    /// The code that it is to do something with.
    ///
    /// @return one for each piece of code
    List<Body> bodies();

    /// Tells the magic something, which it gets when the work is done, also if the code throws. What was told before comes
    /// first.
    ///
    /// @param text the text
    void tell(String text);

    /// Prints in the name of the cell, from any thread and also when the cell has ended.
    ///
    /// @param text  as it is; a line ends with a newline
    /// @param error whether it goes to the cell's errors
    void print(String text, boolean error);

    /// Loads what cells have declared.
    ///
    /// @return the loader of all cells
    ClassLoader classes();

    /// The cell in whose name the tool works.
    ///
    /// @return its id
    String cell();

    /// The cell that has started a thread, or the thread that started it, and so on.
    ///
    /// @param thread a thread
    /// @return the cell's id; null if no cell has, or if the thread has chosen class loaders of its own
    @Nullable
    String cellOf(Thread thread);
}
