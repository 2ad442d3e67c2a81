package dev.heddle.kernel.magic;

/// A piece of a cell.
///
/// @param text its text
/// @param line the line of the cell on which it begins, from 1
public record Code(String text, int line) {

    /// The piece on its own lines: errors and stack traces name the lines of the cell.
    ///
    /// @return the text, below as many empty lines as stand above it in the cell
    public String inItsPlace() {
        return "\n".repeat(line - 1) + text;
    }
}
