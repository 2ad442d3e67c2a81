package dev.heddle.kernel.internal.cells;

import org.jspecify.annotations.Nullable;

/// What a tool in the JVM of the cells has come to.
///
/// @param result what the cell has come to
/// @param told   what the tool has told beside
/// @param type   the type of the last expression of its code; null if it has none
/// @param failed the code that does not compile, in which its problems have their places; null if all does
public record Used(CellResult result, String told, @Nullable String type, @Nullable String failed) {

    /// One that has not begun, or has told nothing.
    ///
    /// @param result what the cell has come to
    public Used(CellResult result) {
        this(result, "", null, null);
    }
}
