package dev.heddle.processes.internal.link;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads messages.
public final class FrameReader implements AutoCloseable {

    private static final Frame.Kind[] KINDS = Frame.Kind.values();

    private static final int PIECE = 8192;

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
        int kind = buffer[from] & 0xff;
        long id = numbers.getLong(from + 1);
        int length = numbers.getInt(from + 1 + Long.BYTES);
        from += FrameWriter.HEADER;
        byte[] body = room(length);
        if (body == null ? !skip(length) : !fill(body, length)) {
            return null;
        }
        List<Object> blocks = (kind & FrameWriter.HAS_BLOCKS) == 0 ? List.of() : blocks();
        if (blocks == null) {
            return null;
        }
        long lost = body == null ? length : 0;
        for (Object block : blocks) {
            lost += block instanceof Blocks.TooLarge large ? large.bytes() : 0;
        }
        return body == null || lost > 0
                ? Frame.tooLarge(id, lost)
                : new Frame(KINDS[kind & ~FrameWriter.HAS_BLOCKS], id, body, blocks);
    }

    /// Null if there is no room.
    private static byte @Nullable [] room(int length) {
        try {
            return new byte[length];
        } catch (OutOfMemoryError e) {
            return null;
        }
    }

    private boolean skip(int length) throws IOException {
        byte[] piece = new byte[Math.min(length, PIECE)];
        int left = length;
        while (left > 0 && fill(piece, Math.min(left, piece.length))) {
            left -= piece.length;
        }
        return left <= 0;
    }

    private @Nullable List<Object> blocks() throws IOException {
        byte[] count = new byte[Integer.BYTES];
        if (!fill(count, count.length)) {
            return null;
        }
        List<Object> blocks = new ArrayList<>();
        for (int left = ByteBuffer.wrap(count).getInt(); left > 0; left--) {
            Object block = Blocks.read(this::fill);
            if (block == null) {
                return null;
            }
            blocks.add(block);
        }
        return blocks;
    }

    private boolean fill(byte[] target, int length) throws IOException {
        int here = Math.min(length, to - from);
        System.arraycopy(buffer, from, target, 0, here);
        from += here;
        int rest = length - here;
        return rest == 0 || in.readNBytes(target, here, rest) == rest;
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
