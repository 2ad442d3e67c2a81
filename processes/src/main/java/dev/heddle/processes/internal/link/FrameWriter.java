package dev.heddle.processes.internal.link;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/// Writes messages, each as a whole, from any thread.
public final class FrameWriter implements AutoCloseable {

    static final int HEADER = 1 + Long.BYTES + Integer.BYTES;
    static final int HAS_BLOCKS = 0x80;
    private static final int SMALL = 8192;
    private static final int MOST = 1 << 16;

    private final OutputStream out;

    // guarded by this: what goes out with the next call of the system
    private byte[] buffer = new byte[512];
    private ByteBuffer numbers = ByteBuffer.wrap(buffer);
    private int length;

    public FrameWriter(OutputStream out) {
        this.out = out;
    }

    /// Writes one message. A small one is one call of the system.
    public synchronized void write(Frame frame) throws IOException {
        add(frame);
        send();
    }

    /// Writes messages, as many as it can with one call of the system.
    public synchronized void write(List<Frame> frames) throws IOException {
        for (Frame frame : frames) {
            add(frame);
        }
        send();
    }

    @SuppressWarnings("EnumOrdinal") // both ends are the same jar
    private void add(Frame frame) throws IOException {
        byte[] body = frame.body();
        boolean small = body.length <= SMALL;
        int needed = HEADER + (small ? body.length : 0);
        if (length + needed > MOST) {
            send();
        }
        if (length + needed > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + needed));
            numbers = ByteBuffer.wrap(buffer);
        }
        boolean alone = frame.blocks().isEmpty();
        numbers.put(length, (byte) (alone ? frame.kind().ordinal() : frame.kind().ordinal() | HAS_BLOCKS))
                .putLong(length + 1, frame.id())
                .putInt(length + 1 + Long.BYTES, body.length);
        length += HEADER;
        if (small) {
            System.arraycopy(body, 0, buffer, length, body.length);
            length += body.length;
        } else {
            send();
            out.write(body);
        }
        if (!alone) {
            send();
            writeBlocks(frame);
        }
    }

    private void writeBlocks(Frame frame) throws IOException {
        out.write(ByteBuffer.allocate(Integer.BYTES).putInt(frame.blocks().size()).array());
        for (Object block : frame.blocks()) {
            Blocks.write(block, out);
        }
    }

    private void send() throws IOException {
        int count = length;
        length = 0; // also if it fails: a half message must not come again
        out.write(buffer, 0, count);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
