package dev.heddle.kernel.internal.cells;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import dev.heddle.kernel.internal.cells.CellResult.Problem;
import dev.heddle.kernel.internal.cells.Javac.Finding;
import dev.heddle.kernel.internal.cells.Javac.Outcome;
import dev.heddle.kernel.internal.cells.Splitter.Piece;
import dev.heddle.kernel.internal.cells.Unit.Expression;
import dev.heddle.kernel.internal.cells.Unit.Import;
import dev.heddle.kernel.internal.cells.Unit.Method;
import dev.heddle.kernel.internal.cells.Unit.Span;
import dev.heddle.kernel.internal.cells.Unit.Statement;
import dev.heddle.kernel.internal.cells.Unit.TypeDeclaration;
import dev.heddle.kernel.internal.cells.Unit.Variable;
import dev.heddle.kernel.internal.cells.Unit.Variables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/// Finds out what each piece of a cell is, by letting the compiler read it in the places where it could stand: in a
/// class, in a method, after an equals sign.
final class CellParser {

    /// What a cell is made of, or what is wrong with it.
    record Parsed(List<Unit> units, List<Problem> problems) {}

    /// A place where a piece of a cell could stand.
    enum Place {
        MEMBER("class $ { ", "\n}"), STATEMENT("class $ { void $() throws Throwable { ", "\n} }"), //
        VALUE("class $ { Object $ = ", "\n; }");

        final String before;
        private final String after;

        Place(String before, String after) {
            this.before = before;
            this.after = after;
        }

        String nameOf(int index) {
            return name() + "/" + index;
        }

        String around(Piece piece) {
            return piece.whole() ? before + text(piece) + after : before + piece.text();
        }

        /// A value is a value with a semicolon behind it, too. (A call is a statement then, and shows nothing.)
        private String text(Piece piece) {
            String text = piece.text();
            if (this == VALUE) {
                return text.substring(0, endOfValue(text));
            }
            return piece.closed() ? text : text + ";";
        }
    }

    private static final Pattern LAST_SEMICOLON = Pattern.compile(";(\\s|//[^\n]*+|/\\*([^*]|\\*(?!/))*+\\*/)*+$");

    private final Javac javac;
    private final Splitter splitter;

    CellParser(Javac javac, Splitter splitter) {
        this.javac = javac;
        this.splitter = splitter;
    }

    Parsed parse(String cell) {
        List<Piece> pieces = splitter.split(cell);
        List<SourceText> sources = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            if (!isImport(pieces.get(i).text())) {
                for (Place place : Place.values()) {
                    sources.add(new SourceText(place.nameOf(i), place.around(pieces.get(i))));
                }
            }
        }
        Outcome<Map<String, Unit>> read = sources.isEmpty()
                ? new Outcome<>(Map.of(), List.of())
                : javac.run(sources, (task, errors) -> read(task, pieces));
        Map<String, List<Finding>> errors = new LinkedHashMap<>();
        read.errors().forEach(each -> errors.computeIfAbsent(each.file(), f -> new ArrayList<>()).add(each));
        List<Unit> units = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            Unit unit = isImport(pieces.get(i).text())
                    ? new Import(pieces.get(i).span())
                    : firstFit(i, read.result(), errors);
            if (unit == null) {
                problems.addAll(SyntaxMistakes.of(cell, i, pieces.get(i), errors));
            } else {
                units.add(unit);
            }
        }
        return new Parsed(units, problems);
    }

    private static @Nullable Unit firstFit(int index, Map<String, Unit> units, Map<String, List<Finding>> errors) {
        for (Place place : Place.values()) {
            String name = "/" + place.nameOf(index);
            if (!errors.containsKey(name) && units.get(name) != null) {
                return units.get(name);
            }
        }
        return null;
    }

    /// Where a semicolon that ends a text stands, if one does, comments apart.
    private static int endOfValue(String text) {
        Matcher semicolon = LAST_SEMICOLON.matcher(text);
        return semicolon.find() ? semicolon.start() : text.length();
    }

    private static boolean isImport(String text) {
        return text.matches("(?s)(\\s|//[^\n]*\n|/\\*.*?\\*/)*import\\s.*");
    }

    private static Map<String, Unit> read(JavacTask task, List<Piece> pieces) throws IOException {
        Map<String, Unit> units = new LinkedHashMap<>();
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        for (CompilationUnitTree source : task.parse()) {
            String name = source.getSourceFile().getName();
            Place place = Place.valueOf(name.substring(1, name.lastIndexOf('/')));
            Piece piece = pieces.get(Integer.parseInt(name.substring(name.lastIndexOf('/') + 1)));
            Unit unit = new Reader(place, source, positions, piece).unit();
            if (unit != null) {
                units.put(name, unit);
            }
        }
        return units;
    }

    /// Reads one piece in one place.
    private record Reader(Place place, CompilationUnitTree source, SourcePositions positions, Piece piece) {

        @Nullable
        Unit unit() {
            if (source.getTypeDecls().size() != 1 || !(source.getTypeDecls().getFirst() instanceof ClassTree outer)) {
                return null;
            }
            List<? extends Tree> members = outer.getMembers();
            return switch (place) {
                case MEMBER -> member(members);
                case STATEMENT -> statement(members);
                case VALUE -> value(members);
            };
        }

        /// An assignment has a value too, which is not what it was written for.
        private Unit value(List<? extends Tree> members) {
            boolean assignment = members.getFirst() instanceof VariableTree variable
                    && variable.getInitializer() instanceof AssignmentTree;
            return assignment
                    ? new Statement(piece.span(), UsedNames.of(members), piece.text().endsWith(";"))
                    : new Expression(valueSpan(), UsedNames.of(members));
        }

        private Span valueSpan() {
            return new Span(piece.span().start(), piece.span().start() + endOfValue(piece.text()));
        }

        private @Nullable Unit member(List<? extends Tree> members) {
            if (members.isEmpty()) {
                return null;
            }
            if (members.stream().allMatch(each -> each instanceof VariableTree)) {
                return variables(members);
            }
            if (members.size() != 1) {
                return null;
            }
            return switch (members.getFirst()) {
                case ClassTree type ->
                    new TypeDeclaration(piece.span(), UsedNames.of(members), type.getSimpleName().toString(),
                            span(type.getModifiers()), type.getMembers()
                                    .stream()
                                    .filter(each -> each instanceof MethodTree method && method.getReturnType() == null)
                                    .map(each -> span(((MethodTree) each).getModifiers()))
                                    .toList());
                case MethodTree method when method.getReturnType() != null ->
                    new Method(piece.span(), UsedNames.of(members),
                            method.getName().toString(), parameters(method), span(method.getModifiers()));
                case BlockTree block when block.isStatic() -> new Statement(body(block), UsedNames.of(members), true);
                default -> null; // a block: as a statement it is one, too
            };
        }

        /// Without the `static`, it is a block like any other.
        private Span body(BlockTree block) {
            int brace = place.around(piece).indexOf('{', start(block));
            int offset = piece.span().start() - place.before.length();
            return new Span(brace + offset, piece.span().end());
        }

        private @Nullable Unit statement(List<? extends Tree> members) {
            if (members.size() != 1 || !(members.getFirst() instanceof MethodTree method)) {
                return null;
            }
            BlockTree body = method.getBody();
            List<? extends StatementTree> statements = body == null ? List.of() : body.getStatements();
            if (!statements.isEmpty() && statements.stream().allMatch(each -> each instanceof VariableTree)) {
                return variables(statements);
            }
            return statements.stream().allMatch(each -> each instanceof EmptyStatementTree)
                    ? new Statement(piece.span(), Set.of(), piece.closed())
                    : new Statement(piece.span(), UsedNames.of(statements), piece.closed());
        }

        private Variables variables(List<? extends Tree> trees) {
            List<Variable> variables = new ArrayList<>();
            for (Tree each : trees) {
                VariableTree tree = (VariableTree) each;
                Tree type = tree.getType();
                Tree value = tree.getInitializer();
                boolean inferred = type == null || start(type) < 0 || type.toString().equals("var");
                variables.add(new Variable(tree.getName().toString(), inferred ? null : String.valueOf(type),
                        inferred ? piece.span() : span(type), keywords(tree.getModifiers()),
                        value == null ? null : span(value), nameAt(tree)));
            }
            return new Variables(piece.span(), UsedNames.of(trees), variables);
        }

        private int nameAt(VariableTree tree) {
            int from = Math.max(0, start(tree));
            int to = tree.getInitializer() == null
                    ? (int) positions.getEndPosition(source, tree)
                    : start(tree.getInitializer());
            int offset = piece.span().start() - place.before.length();
            String before = place.around(piece).substring(from, Math.clamp(to, from, place.around(piece).length()));
            Matcher name = Pattern.compile("(?<![\\w$])" + Pattern.quote(tree.getName().toString()) + "(?![\\w$])")
                    .matcher(before);
            int at = -1;
            while (name.find()) {
                at = from + offset + name.start();
            }
            return at;
        }

        private static String keywords(ModifiersTree modifiers) {
            StringBuilder kept = new StringBuilder();
            for (Modifier modifier : List.of(Modifier.FINAL, Modifier.VOLATILE, Modifier.TRANSIENT)) {
                if (modifiers.getFlags().contains(modifier)) {
                    kept.append(modifier).append(' ');
                }
            }
            return kept.toString();
        }

        private static String parameters(MethodTree method) {
            StringJoiner types = new StringJoiner(",");
            method.getParameters().forEach(each -> types.add(String.valueOf(each.getType())));
            return types.toString();
        }

        private int start(Tree tree) {
            return (int) positions.getStartPosition(source, tree);
        }

        /// Where a tree stands in the cell. One that is not there (no modifiers) is empty, at the start of the piece.
        private Span span(Tree tree) {
            int start = start(tree);
            int end = (int) positions.getEndPosition(source, tree);
            int offset = piece.span().start() - place.before.length();
            return start < 0 || end < start
                    ? new Span(piece.span().start(), piece.span().start())
                    : new Span(start + offset, Math.min(end + offset, piece.span().end()));
        }
    }
}
