package dev.heddle.worker.display;

import java.util.Objects;

/// An exception that nobody has thrown at the notebook: a cell looks at it as a value.
final class ThrowableText {

    private static final int MOST_FRAMES = 12;
    private static final int MOST_CAUSES = 10;

    private ThrowableText() {}

    /// What it says, where it was made as far as that is in cells or in Java, and why.
    static String of(Throwable thrown) {
        StringBuilder text = new StringBuilder(ValueText.of(thrown));
        appendPlaces(text, thrown);
        Throwable cause = thrown.getCause();
        for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
            text.append("\nCaused by: ").append(ValueText.of(cause));
            appendPlaces(text, cause);
            cause = cause.getCause();
        }
        return text.toString();
    }

    private static void appendPlaces(StringBuilder text, Throwable thrown) {
        int count = 0;
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (isBelowTheCell(frame)) {
                return;
            }
            if (++count > MOST_FRAMES) {
                text.append("\n    …");
                return;
            }
            text.append("\n    at ").append(place(frame));
        }
    }

    private static boolean isBelowTheCell(StackTraceElement frame) {
        return frame.getMethodName().equals("do_it$") || frame.getClassName().startsWith("dev.heddle.worker.")
                || frame.getClassName().startsWith("jdk.internal.reflect.");
    }

    private static String place(StackTraceElement frame) {
        String file = Objects.requireNonNullElse(frame.getFileName(), "");
        if (!file.startsWith("Cell[")) {
            return frame.toString();
        }
        String line = file + ":" + frame.getLineNumber();
        return frame.getMethodName().contains("$") ? line : frame.getMethodName() + "(" + line + ")";
    }
}
