package dev.heddle.kernel.internal.magics;

/// Reads Java from line to line, and knows at the start of each what is open there.
final class JavaLines {

    private final String text;
    private int at;
    private int depth;
    private char last; // the last character that is code; 0 if there is none
    private boolean inside; // a comment or a text goes on

    JavaLines(String text, int from) {
        this.text = text;
        this.at = from;
    }

    /// Whether a statement could begin at this line.
    boolean isBetweenStatements() {
        return isOutside() && (last == 0 || last == ';' || last == '}');
    }

    /// Whether what stands above could be a whole expression, without a semicolon.
    boolean isBehindAnExpression() {
        return isOutside() && (Character.isJavaIdentifierPart(last) || ")]\"'".indexOf(last) >= 0);
    }

    boolean isOutside() {
        return depth == 0 && !inside;
    }

    /// From now on nothing stands above.
    void startAnew(int from) {
        at = from;
        depth = 0;
        last = 0;
        inside = false;
    }

    /// Reads on to a place.
    void readTo(int end) {
        while (at < end) {
            int next = skip();
            if (next < 0) {
                at = text.length() + 1; // it never ends
            } else if (next > at) {
                at = next;
            } else {
                track(text.charAt(at++));
            }
        }
        inside = at > end;
    }

    private void track(char c) {
        if (Character.isWhitespace(c)) {
            return;
        }
        last = c;
        if ("([{".indexOf(c) >= 0) {
            depth++;
        } else if (")]}".indexOf(c) >= 0) {
            depth = Math.max(0, depth - 1);
        }
    }

    /// Where the comment or text that begins here ends; the same place if none does, -1 if it never ends.
    private int skip() {
        if (text.startsWith("//", at)) {
            int end = text.indexOf('\n', at);
            return end < 0 ? -1 : end;
        }
        if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            return end < 0 ? -1 : end + 2;
        }
        if (text.startsWith("\"\"\"", at)) {
            last = '"';
            return closing(at + 3, "\"\"\"", /* lines= */ true);
        }
        char c = text.charAt(at);
        if (c == '"' || c == '\'') {
            last = c;
            return closing(at + 1, String.valueOf(c), /* lines= */ false);
        }
        return at;
    }

    private int closing(int from, String quotes, boolean lines) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (text.startsWith(quotes, i)) {
                return i + quotes.length();
            } else if (c == '\n' && !lines) {
                return i; // nobody closed it: it ends with its line
            }
        }
        return -1;
    }
}
