// Fails: line ends, and texts that look like an end: send(…), receive(): expected
package chapter10.frames;

import java.io.ByteArrayOutputStream;
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
            throw new IllegalArgumentException("too long");
        }
        o.write(bytes);
        o.write('\n');
        o.flush();
    }

    static Optional<String> receive(InputStream i) throws IOException {
        var line = new ByteArrayOutputStream();
        int next = i.read();
        if (next < 0) {
            return Optional.empty();
        }
        while (next != '\n') {
            if (next < 0) {
                throw new EOFException();
            }
            line.write(next);
            next = i.read();
        }
        return Optional.of(line.toString(StandardCharsets.UTF_8));
    }
}
