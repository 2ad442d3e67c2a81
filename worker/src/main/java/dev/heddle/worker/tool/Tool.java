package dev.heddle.worker.tool;

import org.jspecify.annotations.Nullable;

/// Something that a magic has done in the JVM of the cells: with code of a cell, or with what cells have left there.
///
/// It runs on the thread that would run the code, in the name of the cell, so what it prints and shows stands there, and an
/// interrupt of the cell is an interrupt of its thread. There is one of each in a JVM: it may keep things for later calls.
public interface Tool {

    /// Does it.
    ///
    /// @param work what to do
    /// @return what the cell shows as its value; null if it shows none
    /// @throws Throwable what the code throws, which ends the cell
    @Nullable
    Object use(Work work) throws Throwable;
}
