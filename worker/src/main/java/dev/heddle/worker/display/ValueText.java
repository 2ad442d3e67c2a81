package dev.heddle.worker.display;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The plain text of a value: `toString`, and for arrays their elements. What is huge, or contains itself, is cut.
final class ValueText {

    /// More of a text is not shown.
    static final int MOST_CHARS = 1_000_000;

    private static final int MOST_ELEMENTS = 1000;
    private static final int MOST_NESTING = 4;

    private final StringBuilder text = new StringBuilder();

    private ValueText() {}

    static String of(@Nullable Object value) {
        ValueText writer = new ValueText();
        writer.write(value, MOST_NESTING);
        return Cut.text(writer.text.toString(), MOST_CHARS);
    }

    /// Whether an object's class is one of Java itself: we know what its methods do, and that they do no harm.
    static boolean isOfJava(Object value) {
        return value.getClass().getClassLoader() == null;
    }

    private void write(@Nullable Object value, int nestingLeft) {
        switch (value) {
            case null -> text.append("null");
            case Object array when array.getClass().isArray() -> writeArray(array, nestingLeft);
            case Collection<?> many when isOfJava(many) && many.size() > MOST_ELEMENTS ->
                writeElements("[", many.iterator(), many.size(), "]", nestingLeft);
            case Map<?, ?> many when isOfJava(many) && many.size() > MOST_ELEMENTS ->
                writeElements("{", many.entrySet().iterator(), many.size(), "}", nestingLeft);
            case Object other -> writeText(other, nestingLeft);
        }
    }

    private void writeText(Object value, int nestingLeft) {
        String own;
        try {
            own = Objects.requireNonNullElse(value.toString(), "null"); // a toString may return null
        } catch (StackOverflowError e) {
            writeEndless(value, nestingLeft);
            return;
        }
        text.append(Cut.text(own, MOST_CHARS)); // a copy of all of it may not find room
    }

    /// The value contains itself, or something that does.
    private void writeEndless(Object value, int nestingLeft) {
        switch (value) {
            case Collection<?> many when isOfJava(many) ->
                writeElements("[", many.iterator(), many.size(), "]", nestingLeft);
            case Map<?, ?> many when isOfJava(many) ->
                writeElements("{", many.entrySet().iterator(), many.size(), "}", nestingLeft);
            case Map.Entry<?, ?> entry when isOfJava(entry) -> {
                write(entry.getKey(), nestingLeft);
                text.append('=');
                write(entry.getValue(), nestingLeft);
            }
            default -> text.append(value.getClass().getSimpleName())
                    .append('@')
                    .append(Integer.toHexString(System.identityHashCode(value)))
                    .append(" (its text would never end: its toString calls itself)");
        }
    }

    private void writeArray(Object array, int nestingLeft) {
        int length = Array.getLength(array);
        List<@Nullable Object> first = new ArrayList<>();
        for (int i = 0; i < Math.min(length, MOST_ELEMENTS); i++) {
            first.add(Array.get(array, i));
        }
        writeElements("[", first.iterator(), length, "]", nestingLeft);
    }

    private void writeElements(String open, Iterator<?> elements, int size, String close, int nestingLeft) {
        text.append(open);
        if (nestingLeft == 0) {
            text.append("…");
        } else {
            int written = 0;
            while (elements.hasNext() && written < MOST_ELEMENTS && text.length() <= MOST_CHARS) {
                text.append(written == 0 ? "" : ", ");
                write(elements.next(), nestingLeft - 1);
                written++;
            }
            text.append(written < size ? ", … " + (size - written) + " more" : "");
        }
        text.append(close);
    }
}
