package dev.heddle.worker;

import java.lang.reflect.Array;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// The plain text of a cell's value: `toString`, and for arrays their elements.
final class ValueText {

    private static final int MOST_ELEMENTS = 1000;
    private static final int MOST_NESTING = 4;

    private ValueText() {}

    static String of(@Nullable Object value) {
        return of(value, MOST_NESTING);
    }

    private static String of(@Nullable Object value, int nestingLeft) {
        if (value == null || !value.getClass().isArray()) {
            return Objects.requireNonNullElse(String.valueOf(value), "null"); // a toString may return null
        }
        if (nestingLeft == 0) {
            return "[…]";
        }
        StringJoiner elements = new StringJoiner(", ", "[", "]");
        int length = Array.getLength(value);
        for (int i = 0; i < Math.min(length, MOST_ELEMENTS); i++) {
            elements.add(of(Array.get(value, i), nestingLeft - 1));
        }
        if (length > MOST_ELEMENTS) {
            elements.add("… " + (length - MOST_ELEMENTS) + " more");
        }
        return elements.toString();
    }
}
