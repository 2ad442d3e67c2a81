package dev.heddle.kernel.internal.cells;

import dev.heddle.kernel.internal.cells.Javac.Finding;
import dev.heddle.kernel.internal.cells.Unit.Expression;
import dev.heddle.kernel.internal.cells.Unit.Import;
import dev.heddle.kernel.internal.cells.Unit.Method;
import dev.heddle.kernel.internal.cells.Unit.Span;
import dev.heddle.kernel.internal.cells.Unit.Statement;
import dev.heddle.kernel.internal.cells.Unit.TypeDeclaration;
import dev.heddle.kernel.internal.cells.Unit.Variable;
import dev.heddle.kernel.internal.cells.Unit.Variables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes the Java class that stands for a cell: its methods and classes become static members, its variables static
/// fields, and each statement a method, which [#RUN] calls in their order.
///
/// Every piece of the cell stays on its own line, so the compiler's line numbers are the cell's, and a stack trace says
/// `Cell[3]:2` by itself.
final class CellClass {

    /// Runs the cell.
    static final String RUN = "do_it$";

    private static final Pattern ACCESS = Pattern.compile("\\b(public|protected|private|static)\\b");
    private static final Pattern ACCESS_OF_A_METHOD =
            Pattern.compile("\\b(public|protected|private|static|final|default)\\b");

    /// A part of the text that was copied from the cell.
    private record Fragment(int start, int cellStart, int length) {}

    private final String name;
    private final Origin origin;
    private final StringBuilder text = new StringBuilder();
    private final List<Fragment> fragments = new ArrayList<>();
    private final StringBuilder run = new StringBuilder();
    private int line = 1;
    private int steps;
    private final Set<String> firstValues = new HashSet<>();

    /// Where a text comes from.
    ///
    /// @param label what stack traces call it, such as `Cell[3]`
    /// @param cell  the cell's text
    record Origin(String label, String cell) {}

    /// @param name    the simple name of the class
    /// @param imports the lines before it
    CellClass(String name, Origin origin, List<String> imports, List<Unit> units) {
        this.name = name;
        this.origin = origin;
        append("package " + ClassFiles.PACKAGE + ";");
        imports.forEach(this::append);
        for (Unit unit : units) {
            if (unit instanceof Import(Span span)) {
                copy(span, "");
                endLineComment(span);
                append(origin.cell.charAt(span.end() - 1) == ';' ? "" : ";");
            }
        }
        append("public class " + name + " {");
    }

    String name() {
        return name;
    }

    String binaryName() {
        return ClassFiles.PACKAGE + "." + name;
    }

    Origin origin() {
        return origin;
    }

    void add(Method method) {
        append(" public static ");
        copy(method.span(), blanked(origin.cell, method.span(), method.modifiers(), ACCESS_OF_A_METHOD));
        endLineComment(method.span());
    }

    /// An overload that another cell has declared: in this class ours would hide it. It goes after all that is the cell's,
    /// because its lines are not.
    void addForeign(Method method, Origin from) {
        append(" public static ");
        append(blanked(from.cell, method.span(), method.modifiers(), ACCESS_OF_A_METHOD) + "\n");
    }

    /// Open to the package only, where all cells are: a public record would want its constructors public. Those of a
    /// private one may be private, which is less than it is now.
    void add(TypeDeclaration type) {
        append(" static ");
        String text = blanked(origin.cell, type.span(), type.modifiers(), ACCESS);
        if (type.modifiers().of(origin.cell).contains("private")) {
            for (Span each : type.constructors()) {
                int from = each.start() - type.span().start();
                int to = each.end() - type.span().start();
                text = text.substring(0, from) + text.substring(from, to).replace("private", "       ")
                        + text.substring(to);
            }
        }
        copy(type.span(), text);
        endLineComment(type.span());
    }

    void add(Statement statement) {
        step("void", "");
        copy(statement.span(), "");
        endLineComment(statement.span());
        append(statement.closed() ? " }" : "; }");
        run.append(call(steps - 1)).append("; ");
    }

    /// @param shown whether its value is what the cell shows
    void add(Expression expression, boolean isVoid, boolean shown) {
        goTo(expression.span().start()); // or the compiler takes its line for the one of "return"
        step(isVoid ? "void" : "Object", isVoid ? "" : "return ");
        copy(expression.span(), "");
        endLineComment(expression.span());
        append("; }");
        run.append(shown && !isVoid ? "if (true) return " : "").append(call(steps - 1)).append("; ");
    }

    /// A field, and a step that gives it its value.
    ///
    /// @param type  its type; null while the compiler has to find it out
    /// @param field false if an older field is used on
    void add(Variables owner, Variable variable, @Nullable String type, boolean field) {
        Span value = variable.initializer();
        if (field && type != null) {
            append(" public static " + variable.keywords().replace(Unit.FINAL, "")); // its value comes in a step
            if (variable.typeSpan().of(origin.cell).equals(type)) {
                copy(variable.typeSpan(), "");
            } else {
                append(type);
            }
            append(" ");
            name(variable);
            append(";");
        }
        goTo(variable.typeSpan().start());
        firstValues.add("$" + steps);
        step("void", type == null ? "var " : "");
        if (value != null) {
            name(variable);
            append(" = ");
            if (origin.cell.charAt(value.start()) == '{') {
                append("new " + type + " ");
            }
            copy(value, "");
        } else if (!field && type != null) {
            append(variable.name() + " = " + zero(type));
        }
        append("; }");
        endLineComment(owner.span());
        run.append(call(steps - 1)).append("; ");
    }

    /// Begins the one step of a cell whose variables are local.
    void beginMethod() {
        step("Object", "");
    }

    /// @param before what to write before it, on its line
    /// @param closed whether it ends as Java wants it
    void addToMethod(Span span, String before, boolean closed) {
        goTo(span.start());
        append(before);
        copy(span, "");
        endLineComment(span);
        append(closed ? " " : "; ");
    }

    /// Without what only a member can be.
    void addToMethod(TypeDeclaration type) {
        copy(type.span(), blanked(origin.cell, type.span(), type.modifiers(), ACCESS));
        endLineComment(type.span());
        append(" ");
    }

    void endMethod(boolean hasValue) {
        append(hasValue ? "}" : "return null; }");
        run.append("if (true) return ").append(call(steps - 1)).append("; ");
    }

    /// The name of a variable is written by us, but it stands in the cell, too.
    private void name(Variable variable) {
        if (variable.nameAt() >= 0) {
            fragments.add(new Fragment(text.length(), variable.nameAt(), variable.name().length()));
        }
        append(variable.name());
    }

    private static String zero(String type) {
        return switch (type) {
            case "boolean" -> "false";
            case "byte", "short", "char", "int", "long", "float", "double" -> "(" + type + ") 0";
            default -> "null";
        };
    }

    /// The whole source.
    SourceText source() {
        return new SourceText(name + "/" + origin.label,
                text + " public static Object " + RUN + "() throws Throwable { " + run + "return null; } }");
    }

    /// The method that holds the step made last, for who looks for it in the compiler's trees.
    String lastStep() {
        return "$" + (steps - 1);
    }

    /// Whether a method holds the step that gives a variable its first value.
    boolean givesFirstValue(String method) {
        return firstValues.contains(method);
    }

    boolean hasSteps() {
        return steps > 0;
    }

    /// Where a place of the source stands in the cell; -1 if it is none of the cell's text.
    int inCell(int position) {
        for (Fragment fragment : fragments) {
            if (position >= fragment.start && position <= fragment.start + fragment.length) {
                return fragment.cellStart + position - fragment.start;
            }
        }
        return -1;
    }

    /// Where a finding stands in the cell. What was found in the text around the cell's pieces is told at the line that it
    /// is on.
    Span spanInCell(Finding finding) {
        int start = inCell(finding.start());
        if (start >= 0) {
            return new Span(start, Math.max(start, inCell(Math.max(finding.start(), finding.end()))));
        }
        int named = inCell(finding.position());
        if (named >= 0) {
            int end = named;
            while (end < origin.cell.length() && Character.isJavaIdentifierPart(origin.cell.charAt(end))) {
                end++;
            }
            return new Span(named, end);
        }
        int from = 0;
        for (int i = 1; i < finding.line() && origin.cell.indexOf('\n', from) >= 0; i++) {
            from = origin.cell.indexOf('\n', from) + 1;
        }
        int newline = origin.cell.indexOf('\n', from);
        String text = origin.cell.substring(from, newline < 0 ? origin.cell.length() : newline);
        int blank = text.length() - text.stripLeading().length();
        return new Span(from + blank, from + Math.max(blank, text.stripTrailing().length()));
    }

    private void step(String type, String before) {
        append(" static " + type + " $" + steps++ + "() throws Throwable { " + before);
    }

    private static String call(int step) {
        return "$" + step + "()";
    }

    /// The text of a piece, with some words of its modifiers made blank: what is declared in a cell is open to all cells.
    private static String blanked(String cell, Span span, Span modifiers, Pattern words) {
        String all = span.of(cell);
        int from = modifiers.start() - span.start();
        int to = modifiers.end() - span.start();
        Matcher matcher = words.matcher(all).region(from, to);
        StringBuilder result = new StringBuilder(all);
        while (matcher.find()) {
            for (int i = matcher.start(); i < matcher.end(); i++) {
                result.setCharAt(i, ' ');
            }
        }
        return result.toString();
    }

    private void append(String generated) {
        text.append(generated);
    }

    /// Begins new lines until the line of a place in the cell is reached.
    private void goTo(int place) {
        int wanted = 1 + lines(origin.cell, 0, place);
        while (line < wanted) {
            text.append('\n');
            line++;
        }
    }

    /// @param instead what to write in its place, of the same length; empty for the text itself
    private void copy(Span span, String instead) {
        goTo(span.start());
        fragments.add(new Fragment(text.length(), span.start(), span.length()));
        text.append(instead.isEmpty() ? span.of(origin.cell) : instead);
        line += lines(origin.cell, span.start(), span.end());
    }

    /// What follows a comment to the end of the line must not become a part of it.
    private void endLineComment(Span span) {
        String all = span.of(origin.cell);
        if (all.indexOf("//", all.lastIndexOf('\n') + 1) >= 0) {
            text.append('\n');
            line++;
        }
    }

    private static int lines(String text, int from, int to) {
        return (int) text.substring(from, to).chars().filter(c -> c == '\n').count();
    }
}
