package dev.heddle.worker.display;

import java.util.Locale;

/// Cuts what is too long to be shown, and says how much is missing.
final class Cut {

    private static final int LINE_CHARS = 100;

    private Cut() {}

    /// The start of a long text, with a line on what was left out; a short one as it is. So is one that is longer by no
    /// more than such a line: it may have been cut before.
    static String text(String text, int mostChars) {
        if (text.length() <= mostChars + LINE_CHARS) {
            return text;
        }
        int end = end(text, mostChars);
        return text.substring(0, end) + "\n… " + count(text.length() - end) + " more characters are not shown";
    }

    /// The start of a long text, with a sign that there is more; a short one as it is.
    static String line(String text, int mostChars) {
        return text.length() <= mostChars ? text : text.substring(0, end(text, mostChars)) + "…";
    }

    /// A number as people read it.
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }

    private static int end(String text, int mostChars) {
        return Character.isHighSurrogate(text.charAt(mostChars - 1)) ? mostChars - 1 : mostChars;
    }
}
