package dev.heddle.kernel.internal.magics;

import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.MagicException;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Helps to write magics: what could stand at a place, and what a name means.
public final class MagicAssist {

    private static final Pattern CALL = Pattern.compile("\\s*(%%?)(\\w*)(.*)", Pattern.DOTALL);
    private static final Pattern JAVA_MARK = Pattern.compile("[^\n]");

    /// What could stand at a place.
    ///
    /// @param start   where the word begins, in chars
    /// @param matches what it could be
    public record Completion(int start, List<Match> matches) {

        /// Keeps its own copy.
        public Completion {
            matches = List.copyOf(matches);
        }
    }

    /// One word that could stand there.
    ///
    /// @param text the word
    /// @param kind what it is, in the front ends' words
    /// @param note what it means, in short
    public record Match(String text, String kind, String note) {}

    private final Magics magics;

    /// Help for all magics that there are.
    ///
    /// @param magics the magics
    public MagicAssist(Magics magics) {
        this.magics = magics;
    }

    /// What could stand where the cursor is.
    ///
    /// @param code   the cell
    /// @param cursor where the cursor is, in chars
    /// @return null if that is a matter of Java
    public @Nullable Completion complete(String code, int cursor) {
        int lineStart = code.lastIndexOf('\n', cursor - 1) + 1;
        Usage whole = wholeCell(code);
        boolean firstLine = code.substring(0, lineStart).isBlank();
        if (whole != null && !firstLine) {
            return whole.javaBody() ? null : new Completion(cursor, List.of());
        }
        Matcher call = CALL.matcher(code.substring(lineStart, cursor));
        if (!call.matches() || !mayStand(code, lineStart)) {
            return null;
        }
        int nameStart = lineStart + call.start(1);
        if (call.group(3).isEmpty()) {
            return new Completion(nameStart, names(call.group(1), call.group(2), firstLine));
        }
        Magic magic = magics.find(call.group(2));
        if (magic != null && magic.usage().javaStart(call.group(3)) < call.group(3).length()) {
            return null;
        }
        return magic == null
                ? new Completion(cursor, List.of())
                : new ArgumentCompleter(magic.usage(), magics)
                        .complete(call.group(3), lineStart + call.start(3));
    }

    /// What the magic in the cursor's line is.
    ///
    /// @param code   the cell
    /// @param cursor where the cursor is, in chars
    /// @return null if none is in it
    public @Nullable Usage inspect(String code, int cursor) {
        int lineStart = code.lastIndexOf('\n', cursor - 1) + 1;
        int newline = code.indexOf('\n', cursor);
        Matcher call = CALL.matcher(code.substring(lineStart, newline < 0 ? code.length() : newline));
        if (!call.matches() || !mayStand(code, lineStart)) {
            return null;
        }
        Magic magic = magics.find(call.group(2));
        return magic == null ? null : magic.usage();
    }

    /// Whether a cell with a magic on top is all written: it ends with an empty line, as there is no other way to tell.
    ///
    /// @param code the cell
    /// @return null if no magic is on top of it
    public @Nullable Boolean isComplete(String code) {
        if (!code.stripLeading().startsWith("%%")) {
            return null;
        }
        Matcher call = CALL.matcher(code.strip());
        boolean help = call.matches() && call.group(3).strip().equals("?");
        boolean hasBody = code.stripLeading().contains("\n");
        return help || (hasBody && lastLine(code).isBlank());
    }

    /// The cell's Java: its magics are blanks, one for each code point.
    ///
    /// @param code the cell
    /// @return what a reader of Java can read
    public String java(String code) {
        Usage whole = wholeCell(code);
        if (whole != null) {
            int start = code.length() - code.stripLeading().length();
            int newline = code.indexOf('\n', start);
            int end = newline < 0 ? code.length() : newline;
            return blankCall(code.substring(0, end))
                    + (whole.javaBody() ? code.substring(end) : blank(code.substring(end)));
        }
        StringBuilder java = new StringBuilder();
        int start = 0;
        while (start < code.length()) {
            int newline = code.indexOf('\n', start);
            int end = newline < 0 ? code.length() : newline + 1;
            String line = code.substring(start, end);
            java.append(CALL.matcher(line).matches() && mayStand(code, start) ? blankCall(line) : line);
            start = end;
        }
        return java.toString();
    }

    /// The line of a magic, of which the Java on it stays.
    private String blankCall(String line) {
        Matcher call = CALL.matcher(line);
        Magic magic = call.matches() ? magics.find(call.group(2)) : null;
        if (magic == null) {
            return blank(line);
        }
        int java = call.start(3) + magic.usage().javaStart(call.group(3));
        return blank(line.substring(0, java)) + line.substring(java);
    }

    private static String blank(String text) {
        return JAVA_MARK.matcher(text).replaceAll(" ");
    }

    private static String lastLine(String code) {
        return code.substring(code.lastIndexOf('\n') + 1);
    }

    private boolean mayStand(String code, int lineStart) {
        if (code.substring(0, lineStart).isBlank()) {
            return true;
        }
        try {
            int newline = code.indexOf('\n', lineStart);
            String line = code.substring(lineStart, newline < 0 ? code.length() : newline);
            Matcher call = CALL.matcher(line);
            String known = call.matches() && magics.find(call.group(2)) != null ? line : "%" + "lsmagic";
            Script script = Script.of(code.substring(0, lineStart) + known, name -> magics.find(name) != null);
            return script.parts().getLast() instanceof Script.Call last && last.start() >= lineStart;
        } catch (MagicException e) {
            return false; // another line is wrong, which is told when it runs
        }
    }

    private @Nullable Usage wholeCell(String code) {
        if (!code.stripLeading().startsWith("%%")) {
            return null;
        }
        Matcher call = CALL.matcher(code);
        Magic magic = call.matches() ? magics.find(call.group(2)) : null;
        return magic == null ? null : magic.usage();
    }

    private List<Match> names(String percent, String prefix, boolean firstLine) {
        List<Match> found = new ArrayList<>();
        for (Usage usage : magics.usages()) {
            for (String name : usage.names()) {
                if (name.startsWith(prefix)) {
                    if (percent.equals("%") && usage.form() != Form.CELL) {
                        found.add(new Match("%" + name, "magic", usage.summary()));
                    }
                    if (firstLine && usage.form() != Form.LINE) {
                        found.add(new Match("%%" + name, "magic", usage.summary()));
                    }
                }
            }
        }
        return found;
    }
}
