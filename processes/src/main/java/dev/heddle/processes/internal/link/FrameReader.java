package dev.heddle.processes.internal.link;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Reads messages.
public final class FrameReader implements AutoCloseable {

    private static final Frame.Kind[] KINDS = Frame.Kind.values();
    private static final int BUFFER = 1 << 16;

    private final DataInputStream in;

    public FrameReader(InputStream in) {
        this.in = new DataInputStream(new BufferedInputStream(in, BUFFER));
    }

    /// The next message, or null at the end. A message that is cut off is an end, too: its writer was killed.
    public @Nullable Frame read() throws IOException {
        try {
            int kind = in.read();
            if (kind < 0) {
                return null;
            }
            long id = in.readLong();
            byte[] body = new byte[in.readInt()];
            in.readFully(body);
            return new Frame(KINDS[kind], id, body);
        } catch (EOFException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
