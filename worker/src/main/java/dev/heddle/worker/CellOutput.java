package dev.heddle.worker;

import dev.heddle.worker.Report.Stream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `System.out` and `System.err` of the cells: knows by the printing thread whose output it is.
///
/// Unlike any other `PrintStream` it holds no lock while it prints. What one call prints stays together all the same,
/// because the pump takes it as a whole.
final class CellOutput extends PrintStream {

    private final OutputPump pump;
    private final CellOwner owner;
    private final Stream stream;

    CellOutput(OutputPump pump, CellOwner owner, Stream stream) {
        super(OutputStream.nullOutputStream(), /* autoFlush= */ false, StandardCharsets.UTF_8);
        this.pump = pump;
        this.owner = owner;
        this.stream = stream;
    }

    private void put(String text) {
        CellThread.shelter(() -> pump.write(owner.ofThisThread(), stream, text));
    }

    private void putLine(String text) {
        put(text.concat(System.lineSeparator()));
    }

    @Override
    public void write(int oneByte) {
        write(new byte[]{(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void writeBytes(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        CellThread.shelter(() -> pump.write(owner.ofThisThread(), stream, bytes, offset, length));
    }

    /// Nothing waits here.
    @Override
    public void flush() {}

    /// A cell that closes `System.out`, as the end of a `try` does, must not silence all that come after it.
    @Override
    public void close() {}

    @Override
    public boolean checkError() {
        return false;
    }

    @Override
    public void print(boolean value) {
        put(String.valueOf(value));
    }

    @Override
    public void print(char value) {
        put(String.valueOf(value));
    }

    @Override
    public void print(int value) {
        put(String.valueOf(value));
    }

    @Override
    public void print(long value) {
        put(String.valueOf(value));
    }

    @Override
    public void print(float value) {
        put(String.valueOf(value));
    }

    @Override
    public void print(double value) {
        put(String.valueOf(value));
    }

    @Override
    public void print(char[] value) {
        put(String.valueOf(value));
    }

    @Override
    public void print(@Nullable String value) {
        put(String.valueOf(value));
    }

    @Override
    public void print(@Nullable Object value) {
        put(String.valueOf(value));
    }

    @Override
    public void println() {
        put(System.lineSeparator());
    }

    @Override
    public void println(boolean value) {
        putLine(String.valueOf(value));
    }

    @Override
    public void println(char value) {
        putLine(String.valueOf(value));
    }

    @Override
    public void println(int value) {
        putLine(String.valueOf(value));
    }

    @Override
    public void println(long value) {
        putLine(String.valueOf(value));
    }

    @Override
    public void println(float value) {
        putLine(String.valueOf(value));
    }

    @Override
    public void println(double value) {
        putLine(String.valueOf(value));
    }

    @Override
    public void println(char[] value) {
        putLine(String.valueOf(value));
    }

    @Override
    public void println(@Nullable String value) {
        putLine(String.valueOf(value));
    }

    @Override
    public void println(@Nullable Object value) {
        putLine(String.valueOf(value));
    }

    @Override
    @SuppressWarnings("AnnotateFormatMethod") // the method that it overrides is not either
    public PrintStream format(String format, @Nullable Object... values) {
        put(String.format(format, values));
        return this;
    }

    @Override
    @SuppressWarnings("AnnotateFormatMethod") // the method that it overrides is not either
    public PrintStream format(@Nullable Locale locale, String format, @Nullable Object... values) {
        put(String.format(locale, format, values));
        return this;
    }

    @Override
    public PrintStream append(@Nullable CharSequence text) {
        put(String.valueOf(text));
        return this;
    }

    @Override
    public PrintStream append(@Nullable CharSequence text, int start, int end) {
        put((text == null ? "null" : text).subSequence(start, end).toString());
        return this;
    }

    @Override
    public PrintStream append(char value) {
        put(String.valueOf(value));
        return this;
    }
}
