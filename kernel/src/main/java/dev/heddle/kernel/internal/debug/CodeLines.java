package dev.heddle.kernel.internal.debug;

import java.util.List;

/// On which lines of a cell something can stop.
final class CodeLines {

    private CodeLines() {}

    /// The line itself, or the first one after it that is neither empty nor a comment nor an import nor a lone brace; the
    /// line itself again if there is none.
    ///
    /// @param line counted from 1
    static int next(String text, int line) {
        List<String> lines = text.lines().toList();
        boolean inComment = false;
        for (int i = 0; i < lines.size(); i++) {
            String each = lines.get(i).strip();
            boolean begins = each.startsWith("/*");
            boolean comment = inComment || begins;
            inComment = comment && !each.contains("*/");
            boolean code = !comment && !each.isEmpty() && !each.startsWith("//") && !each.startsWith("import ")
                    && !each.equals("{") && !each.equals("}") && !each.equals("};");
            if (code && i + 1 >= line) {
                return i + 1;
            }
        }
        return line;
    }
}
