package dev.heddle.kernel.internal.requests;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A stack trace as the author of a cell reads it: `half(Cell[1]:2)`, without what runs cells, and an endless recursion
/// folded.
final class StackText {

    private static final String CELL_FILE = "Cell[";
    private static final String RUN = "do_it$";
    private static final String AT = "    at ";
    private static final int MOST_LINES = 60;
    private static final int LONGEST_CYCLE = 12;
    private static final int FEWEST_REPEATED = 6;

    private StackText() {}

    static List<String> lines(List<StackTraceElement> trace) {
        return lines(trace, List.of());
    }

    /// @param around the stack of the exception that this one belongs to: the frames at the end that both have are told
    ///               there
    static List<String> lines(List<StackTraceElement> trace, List<StackTraceElement> around) {
        List<String> own = new ArrayList<>();
        List<StackTraceElement> told = told(trace);
        int common = common(told, told(around));
        told.subList(0, told.size() - common).forEach(frame -> own.add(AT + text(frame)));
        List<String> lines = folded(own);
        if (lines.size() > MOST_LINES) {
            int left = lines.size() - MOST_LINES;
            lines.subList(MOST_LINES, lines.size()).clear();
            lines.add("    … and " + left + " lines more");
        }
        if (common > 0) {
            lines.add("    … and " + common + (common == 1 ? " line" : " lines") + " as above");
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

    /// The frames down to the cell. Reflection that the author uses stays, what the JDK does for it goes.
    private static List<StackTraceElement> told(List<StackTraceElement> trace) {
        List<StackTraceElement> told = new ArrayList<>();
        for (StackTraceElement frame : trace) {
            if (isCell(frame) && frame.getMethodName().equals(RUN)) {
                return told;
            }
            if (frame.getClassName().startsWith("dev.heddle.worker.")) {
                while (!told.isEmpty() && told.getLast().getClassName().equals("java.lang.reflect.Method")) {
                    told.removeLast(); // by which it was called
                }
                return told;
            }
            if (!frame.getClassName().startsWith("jdk.internal.reflect.")) {
                told.add(frame);
            }
        }
        return told;
    }

    private static int common(List<StackTraceElement> one, List<StackTraceElement> other) {
        int count = 0;
        while (count < one.size() - 1 && count < other.size()
                && one.get(one.size() - 1 - count).equals(other.get(other.size() - 1 - count))) {
            count++;
        }
        return count;
    }

    /// One line that comes again and again, or several that do in turn, are shown once.
    private static List<String> folded(List<String> lines) {
        List<String> result = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            int cycle = cycle(lines, at);
            if (cycle == 0) {
                result.add(lines.get(at));
                at++;
                continue;
            }
            int end = at + cycle;
            while (end < lines.size() && lines.get(end).equals(lines.get(end - cycle))) {
                end++;
            }
            result.addAll(lines.subList(at, at + cycle));
            result.add("    … " + (end - at - cycle) + " more of the same");
            at = end;
        }
        return result;
    }

    /// How many lines come again and again from here on; 0 if none do.
    private static int cycle(List<String> lines, int at) {
        for (int cycle = 1; cycle <= LONGEST_CYCLE; cycle++) {
            int end = at + cycle;
            while (end < lines.size() && lines.get(end).equals(lines.get(end - cycle))) {
                end++;
            }
            if (end - at - cycle >= Math.max(FEWEST_REPEATED, cycle)) {
                return cycle;
            }
        }
        return 0;
    }

    private static boolean isCell(StackTraceElement frame) {
        return Objects.requireNonNullElse(frame.getFileName(), "").startsWith(CELL_FILE);
    }

    private static String text(StackTraceElement frame) {
        if (!isCell(frame)) {
            return frame.toString();
        }
        String place = frame.getFileName() + ":" + frame.getLineNumber();
        String name = CellNames.method(frame.getClassName(), frame.getMethodName());
        return name.isEmpty() ? place : name + "(" + place + ")";
    }
}
