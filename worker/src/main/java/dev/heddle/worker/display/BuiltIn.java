package dev.heddle.worker.display;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How values are shown that nobody has brought a renderer for.
final class BuiltIn {

    private BuiltIn() {}

    static String text(Object value) {
        return value instanceof Throwable thrown ? ThrowableText.of(thrown) : ValueText.of(value);
    }

    /// @param text its text, which was made before
    static MimeBundle forms(Object value, String text, String... as) throws IOException {
        if (AwtImage.is(value)) {
            return AwtImage.render(value, as);
        }
        Table table = table(value);
        return table == null ? MimeBundle.text(text) : MimeBundle.text(text).with("text/html", table.html());
    }

    private static @Nullable Table table(Object value) {
        return switch (value) {
            case Collection<?> rows when hasTextOfJava(rows) -> Table.of(rows);
            case Map<?, ?> rows when hasTextOfJava(rows) -> Table.of(rows);
            case Object[] rows -> Table.of(Arrays.asList(rows));
            default -> null;
        };
    }

    /// A collection with a text of its own is more than its elements: its author has said how it is to be shown.
    private static boolean hasTextOfJava(Object value) {
        try {
            return value.getClass().getMethod("toString").getDeclaringClass().getClassLoader() == null;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every object has a text", e);
        }
    }
}
