package dev.heddle.kernel.internal.cells;

import dev.heddle.kernel.internal.cells.CellResult.Problem;
import dev.heddle.kernel.internal.cells.Javac.Finding;
import dev.heddle.kernel.internal.hints.Hints;
import dev.heddle.kernel.internal.hints.Hints.Hint;
import dev.heddle.kernel.internal.hints.Mistake;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Says what the compiler has found in the terms of the cell: its own places, no class that nobody wrote, and what to
/// do.
final class Mistakes {

    private static final Pattern QUALIFIED = Pattern.compile("\\b((?:[a-z]\\w*\\.)+)([A-Z][\\w$]*)");
    private static final Hints HINTS = Hints.read();

    private Mistakes() {}

    /// @param sources in which it was found
    static Problem problem(Finding finding, DraftSources sources, Mistake.Names names) {
        CellClass own = sources.classes().getFirst();
        for (CellClass each : sources.classes()) {
            if (each.source().getName().equals(finding.file()) && !each.origin().equals(own.origin())) {
                String reason = each.origin().label() + " would no longer compile: " + readable(finding.message());
                return new Problem(0, 0, reason, null);
            }
        }
        Unit.Span span = own.spanInCell(finding);
        String cell = own.origin().cell();
        boolean select = span.length() > 0 && (finding.code().contains("cant.resolve")
                || finding.code().equals("compiler.err.report.access"));
        return problem(finding.code(), finding.message(), cell, select ? name(span, cell, own, finding) : span, names);
    }

    /// Nobody has written that class, so nobody can complete it.
    static boolean isOfTheCellsClass(Finding finding) {
        return finding.code().equals("compiler.err.does.not.override.abstract")
                && finding.message().startsWith(ClassFiles.PACKAGE + ".Cell")
                && finding.message().indexOf(' ') == finding.message().indexOf(" is not abstract")
                && finding.message().indexOf('.', ClassFiles.PACKAGE.length() + 1) > finding.message().indexOf(' ');
    }

    /// Of `list.sise()` only the name behind the point is wrong.
    private static Unit.Span name(Unit.Span span, String cell, CellClass own, Finding finding) {
        int at = own.inCell(finding.position());
        if (at < 0 || cell.charAt(at) != '.') {
            return span;
        }
        int start = at + 1;
        while (start < cell.length() && Character.isWhitespace(cell.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < cell.length() && Character.isJavaIdentifierPart(cell.charAt(end))) {
            end++;
        }
        return end == start ? span : new Unit.Span(start, end);
    }

    static Problem problem(String code, String message, String cell, Unit.Span span, Mistake.Names names) {
        Hint hint = hint(code, message, cell, span, names);
        return new Problem(span.start(), span.end(), readable(message), hint == null ? null : hint.text());
    }

    static @Nullable Hint hint(String code, String message, String cell, Unit.Span span,
            Mistake.Names names) {
        // owners keep their packages: the members of a class are looked up by its full name
        Hint first = HINTS.of(new Mistake(code, readable(message), cell, span.start(), span.end(), names));
        return first != null
                ? first
                : HINTS.of(new Mistake(code, withoutCell(message), cell, span.start(), span.end(), names));
    }

    /// As javac prints it: without the class that stands for the cell, and without packages where the name is enough.
    static String readable(String message) {
        String text = withoutCell(message);
        Map<String, Set<String>> packages = new TreeMap<>();
        Matcher names = QUALIFIED.matcher(text);
        while (names.find()) {
            packages.computeIfAbsent(names.group(2), n -> new LinkedHashSet<>()).add(names.group(1));
        }
        return QUALIFIED.matcher(text)
                .replaceAll(name -> Matcher.quoteReplacement(
                        packages.getOrDefault(name.group(2), Set.of()).size() > 1 ? name.group() : name.group(2)));
    }

    private static String withoutCell(String message) {
        return message.replaceAll("\\R\\s*location:\\s+class " + ClassFiles.PACKAGE + "\\.\\w+(?=\\R|$)", "")
                .replaceAll("\\b" + ClassFiles.PACKAGE + "\\.Cell\\w+\\.", "")
                .replaceAll("<anonymous " + ClassFiles.PACKAGE + "\\.Cell[\\w$]+>", "this nameless class")
                .replaceAll("\\bin " + ClassFiles.PACKAGE + "\\.Cell\\d+(?= )", "in this cell")
                .replaceAll(" in class " + ClassFiles.PACKAGE + "\\.Cell\\w+", " in this cell")
                .replaceAll("\\b" + ClassFiles.PACKAGE + "\\.(Cell\\d+)", "$1")
                .replaceFirst(";(?=\\R)", "");
    }

    /// The same advice twice in a row is told once.
    static List<Problem> withoutRepetition(List<Problem> problems) {
        List<Problem> told = new ArrayList<>();
        String last = "";
        for (Problem each : problems) {
            boolean again = last.equals(each.hint());
            told.add(again ? new Problem(each.start(), each.end(), each.reason()) : each);
            last = each.hint() == null ? "" : each.hint();
        }
        return told;
    }

    static List<String> packages(Iterable<String> imports) {
        Set<String> packages = new LinkedHashSet<>(List.of("java.lang"));
        for (String each : imports) {
            if (each.startsWith("import ") && !each.startsWith("import static ") && each.endsWith(".*;")) {
                packages.add(each.substring("import ".length(), each.length() - ".*;".length()).strip());
            }
        }
        return List.copyOf(packages);
    }
}
