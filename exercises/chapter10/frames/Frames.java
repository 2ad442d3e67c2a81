package chapter10.frames;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/// Sends texts through a stream of bytes, so that they arrive as they were sent.
final class Frames {

    /// The most bytes that a text may have.
    static final int MOST = 1 << 24;

    private Frames() {}

    static void send(OutputStream o, String s) throws IOException {
        // TODO: write the number of bytes, then the bytes
    }

    static Optional<String> receive(InputStream i) throws IOException {
        return Optional.empty(); // TODO: read the number of bytes, then so many
    }
}
