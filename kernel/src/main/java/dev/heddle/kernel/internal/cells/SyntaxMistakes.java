package dev.heddle.kernel.internal.cells;

import dev.heddle.kernel.internal.cells.CellParser.Place;
import dev.heddle.kernel.internal.cells.CellResult.Problem;
import dev.heddle.kernel.internal.cells.Javac.Finding;
import dev.heddle.kernel.internal.cells.Splitter.Piece;
import dev.heddle.kernel.internal.cells.Unit.Span;
import dev.heddle.kernel.internal.hints.ClassIndex;
import dev.heddle.kernel.internal.hints.Hints.Hint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What is wrong with a piece of a cell that is no Java in any place where it could stand.
final class SyntaxMistakes {

    private static final Pattern DECLARATION = Pattern.compile(
            "(?s)((public|protected|private|static|final|abstract|sealed|non-sealed|default|native|@\\w+)\\s.*"
                    + "|(class|record|interface|enum|@interface)\\s+\\w.*"
                    + "|(?!(new|return|throw|else|do|try|assert|yield|case|if|for|while|switch)\\b)"
                    + "[\\w.<>\\[\\],? ]+\\s\\w+\\s*\\([^()]*\\)\\s*(throws[\\w\\s,.]*)?[{\\n].*)");

    // These say what is wrong, in whatever place the compiler came upon them.
    private static final Pattern TELLING =
            Pattern.compile("compiler\\.err\\.(restricted\\.type\\.not\\.allowed\\.(compound"
                    + "|array)|variable\\.not\\.allowed|illegal\\.char|unclosed\\..*|int\\.number\\.too\\.large"
                    + "|else\\.without\\.if|catch\\.without\\.try)");

    private SyntaxMistakes() {}

    /// @param index  the piece's number
    /// @param errors what the compiler has found, by the name of the source
    static List<Problem> of(String cell, int index, Piece piece, Map<String, List<Finding>> errors) {
        if (piece.text().matches("(?s)[})\\]].*")) {
            Span first = new Span(piece.span().start(), piece.span().start() + 1);
            return List.of(Mistakes.problem("compiler.err.heddle.nothing.open",
                    "nothing is open here that this could close", cell, first, names(cell)));
        }
        Place place = place(piece, index, errors);
        List<Problem> problems = new ArrayList<>();
        List<Finding> found = found(index, place, errors);
        for (Finding each : found) {
            Span span = span(each, place, piece.span());
            if (found.size() > 1 && isMissingAtTheEnd(each, span, cell)) {
                continue;
            }
            problems.add(Mistakes.problem(each.code(), each.message(), cell, span, names(cell)));
            Hint hint = Mistakes.hint(each.code(), each.message(), cell, span, names(cell));
            if (!piece.whole() || (hint != null && hint.alone())) {
                break; // the rest only says that the cell ends, or follows from this
            }
        }
        return problems.isEmpty()
                ? List.of(new Problem(piece.span().start(), piece.span().end(), "this is no Java"))
                : Mistakes.withoutRepetition(problems);
    }

    /// The semicolon behind the last line of a cell may be left away: who has forgotten others need not hear of it.
    private static boolean isMissingAtTheEnd(Finding finding, Span span, String cell) {
        return finding.message().startsWith("';' expected") && cell.substring(span.start()).isBlank();
    }

    /// The place for which the piece was written, as far as can be told.
    private static Place place(Piece piece, int index, Map<String, List<Finding>> errors) {
        for (Place each : List.of(Place.STATEMENT, Place.MEMBER)) {
            if (found(index, each, errors).stream().anyMatch(error -> TELLING.matcher(error.code()).matches())) {
                return each;
            }
        }
        if (DECLARATION.matcher(piece.text()).matches() && !found(index, Place.MEMBER, errors).isEmpty()) {
            return Place.MEMBER;
        }
        return List.of(Place.STATEMENT, Place.VALUE, Place.MEMBER)
                .stream()
                .filter(each -> !found(index, each, errors).isEmpty())
                .findFirst()
                .orElse(Place.MEMBER);
    }

    private static List<Finding> found(int index, Place place, Map<String, List<Finding>> errors) {
        List<Finding> all = errors.getOrDefault("/" + place.nameOf(index), List.of());
        return place == Place.STATEMENT
                ? all.stream().filter(each -> !each.code().equals("compiler.err.not.stmt")).toList()
                : all;
    }

    private static Span span(Finding finding, Place place, Span span) {
        int start = Math.clamp(finding.start() - (long) place.before.length(), 0, span.length());
        int end = Math.clamp(finding.end() - (long) place.before.length(), start, span.length());
        boolean toTheEnd = finding.code().equals("compiler.err.unclosed.comment");
        return new Span(span.start() + start, toTheEnd ? span.end() : span.start() + end);
    }

    private static KnownNames names(String cell) {
        return new KnownNames(cell, new Declarations(), Map.of(), List.of(), ClassIndex.jdk(),
                _ -> Optional.empty());
    }
}
