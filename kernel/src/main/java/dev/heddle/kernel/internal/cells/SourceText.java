package dev.heddle.kernel.internal.cells;

import java.net.URI;
import java.net.URISyntaxException;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.tools.SimpleJavaFileObject;
import org.jspecify.annotations.Nullable;

/// A source that is in memory. Its name is what stack traces show.
final class SourceText extends SimpleJavaFileObject {

    private final String text;

    SourceText(String name, String text) {
        super(uri(name), Kind.SOURCE);
        this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }

    /// Any class may be in any source: stack traces should say `Cell[3]`, not the name of a class nobody wrote.
    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
        return true;
    }

    @Override
    public @Nullable NestingKind getNestingKind() {
        return null;
    }

    @Override
    public @Nullable Modifier getAccessLevel() {
        return null;
    }

    private static URI uri(String name) {
        try {
            return new URI("mem", null, "/" + name, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + name + "' cannot name a source", e);
        }
    }
}
