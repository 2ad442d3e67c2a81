package dev.heddle.processes.internal.link;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Reads messages.
public final class FrameReader implements AutoCloseable {

    private static final Frame.Kind[] KINDS = Frame.Kind.values();

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final ByteBuffer numbers = ByteBuffer.wrap(buffer);

    // the part of the buffer that has been filled, and not been read
    private int from;
    private int to;

    public FrameReader(InputStream in) {
        this.in = in;
    }

    /// The next message, or null at the end. A message that is cut off is an end, too: its writer was killed.
    public @Nullable Frame read() throws IOException {
        if (!fill()) {
            return null;
        }
        Frame.Kind kind = KINDS[buffer[from]];
        long id = numbers.getLong(from + 1);
        byte[] body = new byte[numbers.getInt(from + 1 + Long.BYTES)];
        from += FrameWriter.HEADER;
        int here = Math.min(body.length, to - from);
        System.arraycopy(buffer, from, body, 0, here);
        from += here;
        int rest = body.length - here;
        return rest == 0 || in.readNBytes(body, here, rest) == rest ? new Frame(kind, id, body) : null;
    }

    /// Whether a whole message has come already.
    public boolean hasNext() {
        return to - from >= FrameWriter.HEADER
                && to - from - FrameWriter.HEADER >= numbers.getInt(from + 1 + Long.BYTES);
    }

    /// Reads until there is the head of a message.
    private boolean fill() throws IOException {
        if (to - from >= FrameWriter.HEADER) {
            return true;
        }
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        while (to < FrameWriter.HEADER) {
            int count = in.read(buffer, to, buffer.length - to);
            if (count < 0) {
                return false;
            }
            to += count;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
