package dev.heddle.grader.internal.run;

import dev.heddle.grader.internal.compile.Phrases;
import java.io.PrintWriter;
import java.io.StringWriter;

/// What was thrown, in words.
final class Blame {

    private static final int LONGEST = 20_000;

    private final Phrases phrases;
    private final boolean traces;

    Blame(Phrases phrases, boolean traces) {
        this.phrases = phrases;
        this.traces = traces;
    }

    String of(Throwable thrown) {
        String text = sentence(thrown);
        String all = traces ? text + "\n" + trace(thrown) : text;
        return all.length() <= LONGEST ? all : all.substring(0, LONGEST) + " …";
    }

    private String sentence(Throwable thrown) {
        return switch (thrown) {
            case AssertionError wrong -> message(wrong);
            case StackOverflowError deep -> phrases.say("stackOverflow", place(deep));
            case OutOfMemoryError _ ->
                phrases.say("outOfMemory", String.valueOf(Runtime.getRuntime().maxMemory() >> 20));
            default -> phrases.say("threw", withMessage(thrown), place(thrown));
        };
    }

    /// What a check says comes before what JUnit adds: `==> expected: <2> but was: <1>`.
    private static String message(AssertionError wrong) {
        String message = String.valueOf(wrong.getMessage());
        return message.replaceFirst(" ==> ", ": ");
    }

    private static String withMessage(Throwable thrown) {
        String name = thrown.getClass().getSimpleName();
        return thrown.getMessage() == null ? name : name + " (" + thrown.getMessage() + ")";
    }

    private String place(Throwable thrown) {
        Throwable root = thrown;
        for (int i = 0; root.getCause() != null && Places.own(root.getStackTrace()) == null && i < 10; i++) {
            root = root.getCause();
        }
        return Places.first(root.getStackTrace(), phrases);
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
