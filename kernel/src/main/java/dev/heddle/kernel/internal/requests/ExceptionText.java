package dev.heddle.kernel.internal.requests;

import dev.heddle.worker.Report.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An exception as the author of a cell reads it, with its causes and what it suppressed.
final class ExceptionText {

    private static final String INDENT = "    ";
    private static final Pattern LOADERS =
            Pattern.compile(
                    " \\([^()]* (is|are) in [^()]*loader dev.heddle.worker.CellLoader[^()]*(\\([^()]*\\)[^()]*)*\\)");
    private static final Pattern CAST = Pattern.compile("^class (\\S+) cannot be cast to class (\\S+)");

    private final List<String> lines = new ArrayList<>();

    private ExceptionText() {}

    static List<String> lines(Failure failure) {
        ExceptionText text = new ExceptionText();
        text.add(failure, List.of(), "", "");
        String advice = ExceptionAdvice.of(failure);
        if (advice != null) {
            text.lines.add(ErrorReport.BOLD + "→" + ErrorReport.PLAIN + " " + advice);
        }
        Matcher cast = CAST.matcher(failure.message() == null ? "" : failure.message());
        if (cast.find() && !cast.group(1).equals(cast.group(2))
                && CellNames.type(cast.group(1)).equals(CellNames.type(cast.group(2)))) {
            String name = CellNames.type(cast.group(1));
            text.lines.add(ErrorReport.BOLD + "→" + ErrorReport.PLAIN + " These are two classes of one name: `" + name
                    + "` was declared anew, and this object is of the class from before. Make the object again.");
        }
        return text.lines;
    }

    /// The message without names of classes that nobody wrote, such as that of a `NullPointerException`.
    static String message(Failure failure) {
        return failure.message() == null ? "" : CellNames.inText(LOADERS.matcher(failure.message()).replaceAll(""));
    }

    /// @param around the stack of the exception that this one belongs to: what both have in common is told there
    private void add(Failure failure, List<StackTraceElement> around, String intro, String indent) {
        String message = failure.message() == null ? "" : ": " + message(failure);
        lines.add(indent + intro + ErrorReport.BOLD_RED + CellNames.type(failure.className()) + ErrorReport.PLAIN
                + message);
        for (String line : ErrorReport.stack(failure.trace(), around)) {
            lines.add(indent + line);
        }
        for (Failure each : failure.suppressed()) {
            add(each, failure.trace(), "Suppressed: ", indent + INDENT);
        }
        if (failure.cause() != null) {
            add(failure.cause(), failure.trace(), "Caused by: ", indent);
        }
    }
}
