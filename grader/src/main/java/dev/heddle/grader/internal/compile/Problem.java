package dev.heddle.grader.internal.compile;

/// Why an answer cannot be run.
///
/// @param file   where
/// @param line   the line; 0 if it is none in particular
/// @param text   what is wrong
/// @param source the line's text, and a caret below it; empty if there is no line
public record Problem(String file, long line, String text, String source) {

    static Problem of(String file, String text) {
        return new Problem(file, 0, text, "");
    }
}
