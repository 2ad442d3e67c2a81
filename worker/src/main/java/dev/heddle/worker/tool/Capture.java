package dev.heddle.worker.tool;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Keeps what is printed, as far as one looks at it.
final class Capture extends OutputStream {

    private static final int MOST = 10_000;

    // guarded by this
    private final byte[] bytes = new byte[MOST];
    private int count;

    @Override
    public synchronized void write(int b) {
        if (count < MOST) {
            bytes[count++] = (byte) b;
        }
    }

    @Override
    public synchronized void write(byte[] more, int offset, int length) {
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
