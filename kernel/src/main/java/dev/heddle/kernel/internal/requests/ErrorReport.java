package dev.heddle.kernel.internal.requests;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.heddle.kernel.internal.cells.CellResult.DoesNotCompile;
import dev.heddle.kernel.internal.cells.CellResult.Interrupted;
import dev.heddle.kernel.internal.cells.CellResult.MagicFailed;
import dev.heddle.kernel.internal.cells.CellResult.Problem;
import dev.heddle.kernel.internal.cells.CellResult.UsesUndeclared;
import dev.heddle.kernel.internal.cells.CellResult.WorkerEnded;
import dev.heddle.worker.Report.Failure;
import java.util.ArrayList;
import java.util.List;

/// An error as a front end shows it.
///
/// @param name  the kind of error, such as an exception's class
/// @param value the reason in one line
/// @param lines the whole story, with colours
record ErrorReport(String name, String value, List<String> lines) {

    private static final int MOST_PROBLEMS = 20;
    private static final int MOST_REASONS = 12;
    private static final String RED = "\u001b[31m";

    // Bold and 31 together make a dark red in JupyterLab that cannot be read on its dark theme. This one can on both.
    static final String BOLD_RED = "\u001b[1;38;5;167m";
    static final String BOLD = "\u001b[1m";
    private static final String FAINT = "\u001b[2m";
    static final String PLAIN = "\u001b[0m";

    ErrorReport {
        lines = List.copyOf(lines);
    }

    JsonObject json() {
        JsonObject content = new JsonObject();
        content.addProperty("ename", name);
        content.addProperty("evalue", value);
        JsonArray traceback = new JsonArray();
        lines.forEach(traceback::add);
        content.add("traceback", traceback);
        return content;
    }

    static ErrorReport of(DoesNotCompile result, String code) {
        List<String> lines = new ArrayList<>();
        List<Problem> problems = result.problems();
        problems.stream().limit(MOST_PROBLEMS).forEach(problem -> lines.addAll(source(problem, code)));
        if (problems.size() > MOST_PROBLEMS) {
            lines.add("… and " + (problems.size() - MOST_PROBLEMS)
                    + " more. Mend these first: others may follow from them.");
        }
        if (code.lines().anyMatch(line -> line.matches("\\s*!\\s*[a-z].*"))) {
            lines.add("A command of the shell goes into a cell that begins with the line %%bash.");
        }
        Problem first = result.problems().getFirst();
        return new ErrorReport("CompileError",
                "line " + lineNumber(code, first.start()) + ": " + firstLine(first.reason()), lines);
    }

    static ErrorReport of(Failure failure) {
        return new ErrorReport(CellNames.type(failure.className()), ExceptionText.message(failure),
                ExceptionText.lines(failure));
    }

    static ErrorReport of(UsesUndeclared result) {
        String value = result.user() + " cannot run yet: " + String.join(", ", result.missing())
                + (result.missing().size() == 1 ? " is" : " are") + " not declared";
        return new ErrorReport("NotDeclared", value, List.of(BOLD_RED + "NotDeclared" + PLAIN + ": " + value,
                "Run the cell that declares it, then this one again."));
    }

    static ErrorReport of(Interrupted result) {
        return InterruptReport.of(result);
    }

    static ErrorReport of(MagicFailed result) {
        List<String> lines = new ArrayList<>();
        lines.add(BOLD_RED + result.kind() + PLAIN + ": " + result.reason());
        lines.addAll(result.advice());
        return new ErrorReport(result.kind(), firstLine(result.reason()), lines);
    }

    static ErrorReport of(WorkerEnded result) {
        String place = StackText.place(result.exit());
        String how = place.isEmpty() ? result.how() : result.how() + ", by a call of System.exit at " + place;
        List<String> lines = new ArrayList<>();
        lines.add(BOLD_RED + "JvmEnded" + PLAIN + ": " + how);
        if (!place.isEmpty()) {
            lines.addAll(stack(result.exit()));
        }
        lines.add("The values of all variables are gone. The next cell starts a new JVM, in which methods, classes and"
                + " imports are declared again.");
        return new ErrorReport("JvmEnded", how, lines);
    }

    static List<String> stack(List<StackTraceElement> trace) {
        return stack(trace, List.of());
    }

    /// @param around a stack that is told already
    static List<String> stack(List<StackTraceElement> trace, List<StackTraceElement> around) {
        return StackText.lines(trace, around)
                .stream()
                .map(line -> StackText.isInACell(line) ? line : FAINT + line + PLAIN)
                .toList();
    }

    /// The line of the cell, with a caret under what is wrong.
    private static List<String> source(Problem problem, String code) {
        int lineStart = code.lastIndexOf('\n', problem.start() - 1) + 1;
        int newline = code.indexOf('\n', problem.start());
        int lineEnd = newline < 0 ? code.length() : newline;
        if (lineEnd > lineStart && code.charAt(lineEnd - 1) == '\r') {
            lineEnd--;
        }
        int end = Math.min(problem.end(), lineEnd);
        int number = lineNumber(code, problem.start());
        String gutter = "%4d | ".formatted(number);
        String indent = CaretLine.blanks(code.substring(lineStart, problem.start()));
        List<String> lines = new ArrayList<>();
        lines.add(BOLD_RED + "line " + number + PLAIN + ": " + firstLine(problem.reason()));
        lines.add(gutter + code.substring(lineStart, lineEnd));
        String wrong = code.substring(problem.start(), Math.max(end, problem.start()));
        lines.add(" ".repeat(gutter.length() - 2) + "| " + indent + RED + CaretLine.carets(wrong) + PLAIN);
        problem.reason()
                .lines()
                .skip(1)
                .limit(MOST_REASONS)
                .forEach(line -> lines.add("       " + FAINT + line + PLAIN));
        if (problem.hint() != null) {
            lines.add("       " + BOLD + "→" + PLAIN + " " + problem.hint());
        }
        return lines;
    }

    private static int lineNumber(String code, int position) {
        return 1 + (int) code.substring(0, position).chars().filter(c -> c == '\n').count();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
