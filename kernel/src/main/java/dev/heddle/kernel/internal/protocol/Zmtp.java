package dev.heddle.kernel.internal.protocol;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How ZeroMQ looks on the wire: ZMTP 3.1 without encryption (the mechanism `NULL`), as the specification 37/ZMTP has it.
final class Zmtp {

    static final int GREETING_BYTES = 64;

    // the flags of a frame
    static final int MORE = 1;
    static final int LONG = 2;
    static final int COMMAND = 4;

    static final String READY = "READY";
    static final String SUBSCRIBE = "SUBSCRIBE";
    static final String CANCEL = "CANCEL";
    static final String PING = "PING";
    static final String PONG = "PONG";
    static final String ERROR = "ERROR";

    static final String SOCKET_TYPE = "socket-type";
    static final String IDENTITY = "identity";

    private static final String NULL = "NULL";
    private static final int SIGNATURE_FIRST = 0xff;
    private static final int SIGNATURE_LAST = 0x7f;
    private static final int LAST = 9; // where the signature ends, and the version begins behind it
    private static final int MAJOR = 10;
    private static final int MAJOR_VERSION = 3;
    private static final int MINOR_VERSION = 1;
    private static final int MECHANISM = 12;
    private static final int MECHANISM_BYTES = 20;
    private static final int SHORT_BYTES = 255;
    private static final int HEAD_BYTES = 9;

    private Zmtp() {}

    static ByteBuffer greeting() {
        ByteBuffer greeting = ByteBuffer.allocate(GREETING_BYTES);
        greeting.put(0, (byte) SIGNATURE_FIRST)
                .put(LAST - 1, (byte) 1) // what the oldest versions take for a length
                .put(LAST, (byte) SIGNATURE_LAST)
                .put(MAJOR, (byte) MAJOR_VERSION)
                .put(MAJOR + 1, (byte) MINOR_VERSION)
                .put(MECHANISM, NULL.getBytes(StandardCharsets.US_ASCII));
        return greeting;
    }

    /// Looks at as much of the other side's greeting as there is.
    static void checkGreeting(ByteBuffer soFar) throws ProtocolException {
        int count = soFar.position();
        if (soFar.get(0) != (byte) SIGNATURE_FIRST || (count > LAST && (soFar.get(LAST) & 1) == 0)) {
            throw new ProtocolException("it does not speak ZeroMQ");
        }
        if (count > MAJOR && soFar.get(MAJOR) < MAJOR_VERSION) {
            throw new ProtocolException("it speaks a ZeroMQ older than 4.0");
        }
        if (count == GREETING_BYTES) {
            byte[] mechanism = new byte[MECHANISM_BYTES];
            soFar.get(MECHANISM, mechanism);
            String name = new String(mechanism, StandardCharsets.US_ASCII).replace("\0", "");
            if (!name.equals(NULL)) {
                throw new ProtocolException("it wants the mechanism " + name + ", there is only " + NULL);
            }
        }
    }

    /// What is said about oneself behind the greeting.
    static ByteBuffer ready(String socketType, byte[] identity) {
        byte[] type = socketType.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer properties = ByteBuffer.allocate("Socket-Type".length() + type.length + "Identity".length()
                + identity.length + 2 * (1 + Integer.BYTES));
        putProperty(properties, "Socket-Type", type);
        putProperty(properties, "Identity", identity);
        return command(READY, properties.flip());
    }

    private static void putProperty(ByteBuffer to, String name, byte[] value) {
        to.put((byte) name.length()).put(name.getBytes(StandardCharsets.US_ASCII)).putInt(value.length).put(value);
    }

    /// What the other side says about itself; names in lower case.
    static Map<String, byte[]> properties(ByteBuffer data) throws ProtocolException {
        Map<String, byte[]> properties = new HashMap<>();
        try {
            while (data.hasRemaining()) {
                String name = new String(take(data, data.get() & 0xff), StandardCharsets.US_ASCII);
                properties.put(name.toLowerCase(Locale.ROOT), take(data, data.getInt()));
            }
        } catch (BufferUnderflowException e) {
            throw new ProtocolException("a command was cut off", e);
        }
        return properties;
    }

    private static byte[] take(ByteBuffer from, int count) {
        if (count < 0 || count > from.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[count];
        from.get(bytes);
        return bytes;
    }

    static ByteBuffer command(String name, ByteBuffer data) {
        byte[] body = new byte[1 + name.length() + data.remaining()];
        ByteBuffer.wrap(body).put((byte) name.length()).put(name.getBytes(StandardCharsets.US_ASCII)).put(data);
        ByteBuffer frame = ByteBuffer.allocate(HEAD_BYTES + body.length);
        putFrame(frame, COMMAND, body);
        return frame.flip();
    }

    static ByteBuffer message(List<byte[]> frames) {
        int bytes = Math.toIntExact(frames.stream().mapToLong(frame -> HEAD_BYTES + (long) frame.length).sum());
        ByteBuffer message = ByteBuffer.allocate(bytes);
        for (int i = 0; i < frames.size(); i++) {
            putFrame(message, i < frames.size() - 1 ? MORE : 0, frames.get(i));
        }
        return message.flip();
    }

    private static void putFrame(ByteBuffer to, int flags, byte[] body) {
        if (body.length > SHORT_BYTES) {
            to.put((byte) (flags | LONG)).putLong(body.length);
        } else {
            to.put((byte) flags).put((byte) body.length);
        }
        to.put(body);
    }
}
