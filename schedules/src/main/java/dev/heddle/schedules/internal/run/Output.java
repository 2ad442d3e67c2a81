package dev.heddle.schedules.internal.run;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a run prints. It is kept, not shown: thousands of runs would drown the terminal.
///
/// Objects become text before the stream's own lock is taken, because `toString` may be the program's.
@SuppressWarnings("AnnotateFormatMethod") // the methods are those of the JDK
public final class Output extends PrintStream {

    private static final int MOST = 100_000;

    private final ByteArrayOutputStream bytes;
    private final Records run;

    Output(Records run) {
        this(run, new ByteArrayOutputStream());
    }

    private Output(Records run, ByteArrayOutputStream bytes) {
        super(bytes, true, StandardCharsets.UTF_8);
        this.bytes = bytes;
        this.run = run;
    }

    /// All that was printed.
    public String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
        run.check();
        if (bytes.size() < MOST) {
            super.write(buffer, offset, length);
        }
    }

    @Override
    public PrintStream format(String pattern, @Nullable Object... values) {
        print(String.format(pattern, values));
        return this;
    }

    @Override
    public PrintStream format(@Nullable Locale language, String pattern, @Nullable Object... values) {
        print(String.format(language, pattern, values));
        return this;
    }

    @Override
    public void print(@Nullable Object object) {
        super.print(String.valueOf(object));
    }

    @Override
    public void println(@Nullable Object object) {
        super.println(String.valueOf(object));
    }
}
