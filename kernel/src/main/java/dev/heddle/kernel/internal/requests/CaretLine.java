package dev.heddle.kernel.internal.requests;

/// How wide a text is where each letter has the same width: Chinese ones and emoji are twice as wide as others.
final class CaretLine {

    private CaretLine() {}

    /// Blanks of the width of a text. Tabs stay tabs.
    static String blanks(String text) {
        StringBuilder blanks = new StringBuilder();
        text.codePoints().forEach(c -> blanks.append(c == '\t' ? "\t" : " ".repeat(width(c))));
        return blanks.toString();
    }

    static int width(String text) {
        return text.codePoints().map(CaretLine::width).sum();
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || c == 0x200D || c == 0xFE0F) {
            return 0;
        }
        boolean wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1F64F) || (c >= 0x1F680 && c <= 0x1FAFF)
                || (c >= 0x20000 && c <= 0x3FFFD);
        return wide ? 2 : 1;
    }
}
