package dev.heddle.worker.display;

/// What a cell wants its reader to see, beside what it prints.
public sealed interface DisplayEvent {

    /// Something new.
    ///
    /// @param id     the name under which it can be changed later
    /// @param bundle what to show
    record Shown(String id, MimeBundle bundle) implements DisplayEvent {}

    /// Something that was shown before has changed, wherever it is.
    ///
    /// @param id     its name
    /// @param bundle what to show instead
    record Updated(String id, MimeBundle bundle) implements DisplayEvent {}

    /// All that the cell has shown and printed so far is to go.
    ///
    /// @param later whether it may stay until there is something new, so that nothing flickers
    record Cleared(boolean later) implements DisplayEvent {}
}
