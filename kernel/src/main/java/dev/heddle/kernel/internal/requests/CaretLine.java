package dev.heddle.kernel.internal.requests;

/// Marks below a text that stand where its letters do: below Chinese ones, which are wider than others, stand wide blanks
/// and wide carets. Browsers draw such letters less than twice as wide, so two narrow ones would not do.
final class CaretLine {

    private static final String WIDE_BLANK = "\u3000";
    private static final String WIDE_CARET = "\uff3e";

    private CaretLine() {}

    /// Blanks of the width of a text. Tabs stay tabs.
    static String blanks(String text) {
        StringBuilder blanks = new StringBuilder();
        text.codePoints().forEach(c -> blanks.append(c == '\t' ? "\t" : marks(c, " ", WIDE_BLANK)));
        return blanks.toString();
    }

    /// Carets of the width of a text; one if it is empty.
    static String carets(String text) {
        StringBuilder carets = new StringBuilder();
        text.codePoints().forEach(c -> carets.append(marks(c, "^", WIDE_CARET)));
        return carets.isEmpty() ? "^" : carets.toString();
    }

    private static String marks(int c, String narrow, String wide) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || c == 0x200D || c == 0xFE0F) {
            return "";
        }
        if ((c >= 0x1F300 && c <= 0x1F64F) || (c >= 0x1F680 && c <= 0x1FAFF)) {
            return narrow.repeat(2); // emoji
        }
        boolean isWide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x20000 && c <= 0x3FFFD);
        return isWide ? wide : narrow;
    }
}
