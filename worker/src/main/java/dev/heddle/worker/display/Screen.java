package dev.heddle.worker.display;

/// Where the displays of cells go. Any thread may use it.
public interface Screen {

    /// Shows something under the cell of this thread, after all that this thread has printed before.
    ///
    /// @param event what to show
    void show(DisplayEvent event);

    /// Tells the author of the cell that something did not work as they may expect.
    ///
    /// @param sentence what, and what to do
    void warn(String sentence);
}
