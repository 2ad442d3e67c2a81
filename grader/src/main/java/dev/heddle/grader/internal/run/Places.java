package dev.heddle.grader.internal.run;

import dev.heddle.grader.internal.compile.Phrases;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where code is, for its author: in his own lines.
final class Places {

    private static final List<String> NOT_THEIRS = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "org.junit.",
            "org.opentest4j.", "dev.heddle.");

    private Places() {}

    /// The first place in code of the exercise.
    static String first(StackTraceElement[] trace, Phrases phrases) {
        StackTraceElement own = own(trace);
        return own == null ? phrases.say("noPlace") : text(own);
    }

    static @Nullable StackTraceElement own(StackTraceElement[] trace) {
        return Arrays.stream(trace)
                .filter(each -> NOT_THEIRS.stream().noneMatch(each.getClassName()::startsWith))
                .findFirst()
                .orElse(null);
    }

    private static String text(StackTraceElement frame) {
        String type = frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1);
        return type + "." + frame.getMethodName() + " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
    }
}
