package dev.heddle.worker.tool;

import org.jspecify.annotations.Nullable;

/// Code that a tool may run, as often as it wants and on any thread.
public interface Body {

    /// Runs it.
    ///
    /// @return the value of its last expression; null if it has none
    /// @throws Throwable what it throws
    @Nullable
    Object run() throws Throwable;

    /// The class that holds it: its static method `do_it$` runs it.
    ///
    /// @return the class
    Class<?> holder();
}
