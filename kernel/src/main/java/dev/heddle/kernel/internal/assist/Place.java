package dev.heddle.kernel.internal.assist;

import org.jspecify.annotations.Nullable;

/// A place in a cell where a name stands, or is being written.
///
/// @param code   the cell
/// @param start  where the name begins
/// @param cursor where the cursor is, in chars
record Place(String code, int start, int cursor) {

    static final String MARK = "here$";

    /// @param codePoints where the cursor is; Jupyter counts code points
    static Place at(String code, int codePoints) {
        int all = code.codePointCount(0, code.length());
        int cursor = code.offsetByCodePoints(0, Math.clamp(codePoints, 0, all));
        int start = cursor;
        while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
            start--;
        }
        return new Place(code, start, cursor);
    }

    String prefix() {
        return code.substring(start, cursor);
    }

    String before() {
        return code.substring(0, start);
    }

    int codePoints(int chars) {
        return code.codePointCount(0, chars);
    }

    /// What closes all that is open, so that the compiler reads on.
    String end() {
        StringBuilder end = new StringBuilder(MARK);
        String open = Brackets.after(before()).open();
        for (int i = open.length() - 1; i >= 0; i--) {
            end.append(switch (open.charAt(i)) {
                case '(' -> ")";
                case '[' -> "]";
                default -> ";}";
            });
        }
        return end.append(open.startsWith("{") ? "" : ";").toString();
    }

    /// What stands before a dot in a line that begins with `import`; null elsewhere.
    @Nullable
    String imported() {
        String line = before().substring(before().lastIndexOf('\n') + 1).stripLeading();
        return line.startsWith("import ") ? line.substring("import ".length()).strip() : null;
    }
}
