package dev.heddle.processes.internal.link;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/// Writes messages, each as a whole, from any thread.
public final class FrameWriter implements AutoCloseable {

    static final int HEADER = 1 + Long.BYTES + Integer.BYTES;
    private static final int SMALL = 8192;

    private final OutputStream out;

    public FrameWriter(OutputStream out) {
        this.out = out;
    }

    /// Writes one message. A small one is one call of the system.
    @SuppressWarnings("EnumOrdinal") // both ends are the same jar
    public synchronized void write(Frame frame) throws IOException {
        byte[] body = frame.body();
        boolean small = body.length <= SMALL;
        ByteBuffer head = ByteBuffer.allocate(HEADER + (small ? body.length : 0));
        head.put((byte) frame.kind().ordinal()).putLong(frame.id()).putInt(body.length);
        if (small) {
            head.put(body);
        }
        out.write(head.array());
        if (!small) {
            out.write(body);
        }
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
