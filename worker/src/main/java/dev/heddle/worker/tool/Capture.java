package dev.heddle.worker.tool;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Keeps what is printed, as far as one looks at it.
final class Capture extends OutputStream {

    private static final int MOST = 10_000;

    private final @Nullable PrintStream screen;

    // guarded by this
    private final byte[] bytes = new byte[MOST];
    private int count;

    /// Nobody sees it.
    Capture() {
        this.screen = null;
    }

    /// @param screen where it is printed, too
    Capture(PrintStream screen) {
        this.screen = screen;
    }

    @Override
    public void write(int b) {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] more, int offset, int length) {
        if (screen != null) {
            screen.write(more, offset, length);
        }
        keep(more, offset, length);
    }

    private synchronized void keep(byte[] more, int offset, int length) {
        int room = Math.min(length, MOST - count);
        System.arraycopy(more, offset, bytes, count, room);
        count += room;
    }

    /// What was printed since this was asked for the last time.
    synchronized String take() {
        String text = new String(bytes, 0, count, StandardCharsets.UTF_8);
        count = 0;
        return text;
    }

    @Override
    public void close() {}
}
