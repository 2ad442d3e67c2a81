package dev.heddle.worker;

/// Finds what a cell has printed to ask somebody with it.
final class Prompt {

    private static final int MOST_CHARS = 400; // more is no question but a line that is not ended

    private Prompt() {}

    /// The end of what was printed, back to the last line end.
    ///
    /// @return empty if it is long, or more than plain text
    static String in(CharSequence printed) {
        int start = printed.length();
        while (start > 0 && printed.charAt(start - 1) != '\n') {
            start--;
        }
        if (printed.length() - start > MOST_CHARS) {
            return "";
        }
        String line = printed.subSequence(start, printed.length()).toString();
        return line.chars().anyMatch(Character::isISOControl) ? "" : line;
    }
}
