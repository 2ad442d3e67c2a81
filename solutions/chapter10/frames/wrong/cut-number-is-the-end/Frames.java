// Fails: receive(00): Expected java.io.EOFException
package chapter10.frames;

import java.io.DataInputStream;
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
        var in = new DataInputStream(i);
        int length;
        try {
            length = in.readInt();
        } catch (EOFException e) {
            return Optional.empty();
        }
        if (length < 0 || length > MOST) {
            throw new IOException("a frame of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }
}
