// Fails: receive(), one byte at a time: expected
package chapter10.frames;

import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

final class Frames {

    static final int MOST = 1 << 24;

    private Frames() {}

    static void send(OutputStream o, String s) throws IOException {
        byte[] bytes = s.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MOST) {
            throw new IllegalArgumentException(bytes.length + " bytes; at most " + MOST + " are allowed");
        }
        var out = new DataOutputStream(o);
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
    }

    static Optional<String> receive(InputStream i) throws IOException {
        int first = i.read();
        if (first < 0) {
            return Optional.empty();
        }
        byte[] rest = exactly(i, 3);
        int length = first << 24 | (rest[0] & 0xff) << 16 | (rest[1] & 0xff) << 8 | rest[2] & 0xff;
        if (length < 0 || length > MOST) {
            throw new IOException("a frame of " + length + " bytes; at most " + MOST + " are allowed");
        }
        return Optional.of(new String(exactly(i, length), StandardCharsets.UTF_8));
    }

    private static byte[] exactly(InputStream i, int length) throws IOException {
        byte[] bytes = new byte[length];
        if (i.read(bytes) < 0) {
            throw new EOFException("the stream ends within a frame");
        }
        return bytes;
    }
}
