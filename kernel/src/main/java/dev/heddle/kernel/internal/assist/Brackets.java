package dev.heddle.kernel.internal.assist;

/// What is open at the end of a piece of Java: brackets, and a comment or a text.
///
/// @param open   the opening brackets that nothing closes, in their order
/// @param inCode false within a comment, a text or a character
public record Brackets(String open, boolean inCode) {

    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    /// Reads a text to its end.
    ///
    /// @param text Java, or its beginning
    /// @return what is open there
    public static Brackets after(String text) {
        StringBuilder open = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            int next = skip(text, i);
            if (next < 0) {
                return new Brackets(open.toString(), false);
            }
            if (next == i) {
                track(open, text.charAt(i));
                next++;
            }
            i = next;
        }
        return new Brackets(open.toString(), true);
    }

    private static void track(StringBuilder open, char c) {
        if (OPENING.indexOf(c) >= 0) {
            open.append(c);
        } else if (!open.isEmpty() && CLOSING.indexOf(c) >= 0
                && CLOSING.indexOf(c) == OPENING.indexOf(open.charAt(open.length() - 1))) {
            open.setLength(open.length() - 1);
        }
    }

    /// Where the comment, text or character that begins here ends; the same place if none does, and -1 if it goes on past
    /// the end.
    static int skip(String text, int at) {
        if (text.startsWith("//", at)) {
            int end = text.indexOf('\n', at);
            return end < 0 ? -1 : end + 1;
        }
        if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            return end < 0 ? -1 : end + 2;
        }
        if (text.startsWith("\"\"\"", at)) {
            return closing(text, at + 3, "\"\"\"", /* lines= */ true);
        }
        char c = text.charAt(at);
        return c == '"' || c == '\'' ? closing(text, at + 1, String.valueOf(c), /* lines= */ false) : at;
    }

    private static int closing(String text, int from, String quotes, boolean lines) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.startsWith(quotes, i)) {
                return i + quotes.length();
            } else if (text.charAt(i) == '\n' && !lines) {
                return i; // a text that nobody closed ends with its line
            }
        }
        return -1;
    }
}
