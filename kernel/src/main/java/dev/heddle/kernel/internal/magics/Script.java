package dev.heddle.kernel.internal.magics;

import dev.heddle.kernel.magic.Code;
import dev.heddle.kernel.magic.MagicException;
import dev.heddle.kernel.magic.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A cell as a list of parts: Java, and calls of magics between.
///
/// @param parts in their order
public record Script(List<Part> parts) {

    /// A part of a cell.
    public sealed interface Part {}

    /// Statements and declarations.
    ///
    /// @param text as long as the cell up to its end, with blanks for what is not this part
    public record Java(String text) implements Part {}

    /// The call of a magic.
    ///
    /// @param name  its name
    /// @param start where the name begins in the cell
    /// @param help  whether a question mark follows it: then it is only explained
    /// @param rest  what stands behind the name
    /// @param body  what stands below it; null for a magic on a line
    public record Call(String name, int start, boolean help, String rest, @Nullable Code body) implements Part {}

    private static final Pattern HINT = Pattern.compile("^\\s*%|=\\s*%[A-Za-z]", Pattern.MULTILINE);
    private static final Pattern NO_LINE_END = Pattern.compile("[^\n]+");
    private static final Pattern CALL = Pattern.compile("\\s*(%%?)([A-Za-z]\\w*)(\\??)(.*?)\\s*");
    private static final Pattern ASSIGNED = Pattern.compile("\\s*([\\w<>\\[\\], .]*)=\\s*%([A-Za-z]\\w*)\\b.*");

    /// Keeps its own copy.
    public Script {
        parts = List.copyOf(parts);
    }

    /// Cuts a cell into its parts.
    ///
    /// @param cell    the cell
    /// @param isMagic knows the names of magics
    /// @return its parts
    /// @throws MagicException if a magic stands where none can
    public static Script of(String cell, Predicate<String> isMagic) throws MagicException {
        if (!HINT.matcher(cell).find()) {
            return new Script(List.of(new Java(cell)));
        }
        Call whole = cellMagic(cell);
        return whole == null ? new Script(new Reader(cell, isMagic).parts()) : new Script(List.of(whole));
    }

    /// Whether the cell could hold anything but Java. If not, it is not worth a closer look.
    ///
    /// @param cell the cell
    /// @return true if it is Java, as far as that can be seen quickly
    public static boolean isPlain(String cell) {
        return !HINT.matcher(cell).find();
    }

    /// Whether a magic stands where it can stand.
    ///
    /// @param call  how it was called
    /// @param usage how it is to be called
    /// @throws MagicException if it does not
    public static void checkForm(Call call, Usage usage) throws MagicException {
        if (call.body() == null && usage.form() == Usage.Form.CELL) {
            throw MagicException.usage("%" + call.name() + " takes a whole cell: write %%" + call.name()
                    + " in its first line.", "%" + call.name() + "? tells more.");
        }
        if (call.body() != null && usage.form() == Usage.Form.LINE) {
            throw MagicException.usage("%%" + call.name() + " takes no cell: write it with one percent sign.",
                    "%" + call.name() + "? tells more.");
        }
    }

    private static @Nullable Call cellMagic(String cell) {
        int start = 0;
        while (start < cell.length() && Character.isWhitespace(cell.charAt(start))) {
            start++;
        }
        if (!cell.startsWith("%%", start)) {
            return null;
        }
        int end = lineEnd(cell, start);
        Matcher call = CALL.matcher(cell).region(start, end);
        if (!call.matches()) {
            return null;
        }
        String body = end < cell.length() ? cell.substring(end + 1) : "";
        int line = 2 + lines(cell, start);
        return new Call(call.group(2), call.start(2), !call.group(3).isEmpty(), call.group(4).strip(),
                new Code(body, line));
    }

    private static int lineEnd(String cell, int from) {
        int newline = cell.indexOf('\n', from);
        return newline < 0 ? cell.length() : newline;
    }

    private static int lines(String cell, int end) {
        return (int) cell.substring(0, end).chars().filter(c -> c == '\n').count();
    }

    /// The text with blanks for all characters; line ends stay.
    static String blank(String text) {
        return NO_LINE_END.matcher(text).replaceAll(each -> " ".repeat(each.group().length()));
    }

    /// Reads a cell that is Java with magics on lines of their own.
    private static final class Reader {

        private final String cell;
        private final Predicate<String> isMagic;
        private final JavaLines java;
        private final List<Part> parts = new ArrayList<>();
        private int javaStart;

        Reader(String cell, Predicate<String> isMagic) {
            this.cell = cell;
            this.isMagic = isMagic;
            this.java = new JavaLines(cell, 0);
        }

        List<Part> parts() throws MagicException {
            int start = 0;
            while (start < cell.length()) {
                int end = lineEnd(cell, start);
                java.readTo(start);
                Matcher call = CALL.matcher(cell).region(start, end);
                if (call.matches() && isCall(call)) {
                    add(call, start, end);
                } else if (java.isBetweenStatements()) {
                    refuseAssigned(start, end);
                }
                start = end + 1;
            }
            addJava(cell.length());
            return parts;
        }

        /// Behind an expression that has no semicolon, a percent sign means modulo, unless a magic has that name and the
        /// cell has not.
        private boolean isCall(Matcher call) {
            return java.isBetweenStatements() || (java.isBehindAnExpression() && isMagic.test(call.group(2))
                    && (call.group(4).isEmpty() || Character.isWhitespace(call.group(4).charAt(0)))
                    && !Pattern.compile("(?<!%)\\b" + call.group(2) + "\\b").matcher(cell).find());
        }

        private void add(Matcher call, int start, int end) throws MagicException {
            if (call.group(1).length() == 2) {
                throw MagicException.usage("line " + (1 + lines(cell, start)) + ": %%" + call.group(2)
                        + " must be the first line of its cell.", "Move it into a cell of its own.");
            }
            addJava(start);
            parts.add(new Call(call.group(2), call.start(2), !call.group(3).isEmpty(), call.group(4).strip(), null));
            javaStart = end;
            java.startAnew(end);
        }

        private void addJava(int end) {
            String text = cell.substring(javaStart, end);
            if (!text.isBlank()) {
                parts.add(new Java(blank(cell.substring(0, javaStart)) + text));
            }
        }

        private void refuseAssigned(int start, int end) throws MagicException {
            Matcher assigned = ASSIGNED.matcher(cell).region(start, end);
            if (assigned.matches() && isMagic.test(assigned.group(2))) {
                throw MagicException.usage("line " + (1 + lines(cell, start)) + ": %" + assigned.group(2)
                        + " has no value that could be assigned.",
                        "Write %" + assigned.group(2) + " on a line of its own.");
            }
        }
    }
}
