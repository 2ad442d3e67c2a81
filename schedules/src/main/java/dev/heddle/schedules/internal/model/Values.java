package dev.heddle.schedules.internal.model;

import dev.heddle.schedules.internal.run.Run;
import org.jspecify.annotations.Nullable;

/// Values as a story shows them. Nothing of the program is called for that.
final class Values {

    private static final int LONGEST = 40;

    private Values() {}

    static String text(Run run, @Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> '"' + shorten(text) + '"';
            case Character letter -> "'" + letter + "'";
            case Number number when number.getClass().getName().startsWith("java.lang.") -> number.toString();
            case Boolean truth -> truth.toString();
            case Enum<?> constant -> constant.name();
            case Thread thread -> {
                var strand = run.strand(thread);
                yield strand == null ? "a thread" : "thread " + run.names().of(strand);
            }
            default -> run.names().of(value);
        };
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
