package dev.heddle.kernel.internal.requests;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A stack trace as the author of a cell reads it: `half(Cell[1]:2)`, without what runs cells, and an endless recursion
/// folded.
final class StackText {

    private static final String CELL_FILE = "Cell[";
    private static final String RUN = "do_it$";
    private static final Pattern CELL_CLASS = Pattern.compile("REPL\\.\\w*?Cell[\\d_]+\\$?");
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.*)\\$\\d+");
    private static final Pattern STATEMENT = Pattern.compile("\\$\\d+");
    private static final int MOST_LINES = 60;
    private static final int SHOWN_OF_EQUAL = 3;

    private StackText() {}

    static List<String> lines(List<StackTraceElement> trace) {
        List<String> lines = new ArrayList<>();
        String last = "";
        int equal = 0;
        for (StackTraceElement frame : trace) {
            if (isBelowTheCell(frame)) {
                break;
            }
            String line = "    at " + text(frame);
            equal = line.equals(last) ? equal + 1 : 0;
            last = line;
            if (equal < SHOWN_OF_EQUAL) {
                lines.add(line);
            } else if (equal == SHOWN_OF_EQUAL) {
                lines.add(fold(1));
            } else {
                lines.set(lines.size() - 1, fold(equal - SHOWN_OF_EQUAL + 1));
            }
        }
        if (lines.size() > MOST_LINES) {
            int left = lines.size() - MOST_LINES;
            lines.subList(MOST_LINES, lines.size()).clear();
            lines.add("    … and " + left + " lines more");
        }
        return lines;
    }

    /// The latest line of a cell in a stack, such as `Cell[3]:2`; empty if no cell is in it.
    static String place(List<StackTraceElement> trace) {
        return trace.stream()
                .filter(frame -> isCell(frame) && !frame.getMethodName().equals(RUN))
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .findFirst()
                .orElse("");
    }

    /// Whether a line names a place in a cell, which is where its author will look.
    static boolean isInACell(String line) {
        return line.contains(CELL_FILE);
    }

    private static String fold(int times) {
        return "    … the same " + times + (times == 1 ? " time" : " times") + " more";
    }

    private static boolean isBelowTheCell(StackTraceElement frame) {
        String owner = frame.getClassName();
        return (isCell(frame) && frame.getMethodName().equals(RUN)) || owner.startsWith("dev.heddle.worker.")
                || owner.startsWith("jdk.internal.reflect.");
    }

    private static boolean isCell(StackTraceElement frame) {
        return Objects.requireNonNullElse(frame.getFileName(), "").startsWith(CELL_FILE);
    }

    private static String text(StackTraceElement frame) {
        if (!isCell(frame)) {
            return frame.toString();
        }
        String place = frame.getFileName() + ":" + frame.getLineNumber();
        String type = CELL_CLASS.matcher(frame.getClassName()).replaceFirst("");
        String method = method(frame.getMethodName());
        String name = type.isEmpty() || method.isEmpty() ? type + method : type + "." + method;
        return name.isEmpty() ? place : name + "(" + place + ")";
    }

    /// The name that the author knows; the statements of a cell have none.
    private static String method(String name) {
        if (STATEMENT.matcher(name).matches()) {
            return "";
        }
        Matcher lambda = LAMBDA.matcher(name);
        if (!lambda.matches()) {
            return name;
        }
        String owner = method(lambda.group(1));
        return owner.isEmpty() ? "lambda" : "lambda in " + owner;
    }
}
