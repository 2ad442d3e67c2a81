package dev.heddle.kernel.magic;

import java.util.ArrayList;
import java.util.List;

/// Cuts a line into words, as a shell does: quotes keep blanks together.
final class Words {

    /// A word.
    ///
    /// @param text   without its quotes
    /// @param start  where it begins in the line
    /// @param quoted whether it began with a quote: then it is no option
    record Word(String text, int start, boolean quoted) {}

    private Words() {}

    static List<Word> of(String line) {
        List<Word> words = new ArrayList<>();
        int i = 0;
        while (i < line.length()) {
            if (Character.isWhitespace(line.charAt(i))) {
                i++;
            } else {
                i = word(line, i, words);
            }
        }
        return words;
    }

    private static int word(String line, int start, List<Word> words) {
        StringBuilder text = new StringBuilder();
        char quote = 0;
        int i = start;
        while (i < line.length() && (quote != 0 || !Character.isWhitespace(line.charAt(i)))) {
            char c = line.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < line.length() && escapes(line.charAt(i + 1))) {
                text.append(line.charAt(++i));
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            } else {
                text.append(c);
            }
            i++;
        }
        boolean quoted = line.charAt(start) == '"' || line.charAt(start) == '\'';
        words.add(new Word(text.toString(), start, quoted));
        return i;
    }

    /// Windows writes paths with backslashes: before other characters one stands for itself.
    private static boolean escapes(char next) {
        return next == '"' || next == '\'' || next == '\\' || next == ' ';
    }
}
