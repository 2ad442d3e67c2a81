package dev.heddle.kernel.internal.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes apart what the other side of a ZeroMQ connection sends (ZMTP 3.0 and 3.1): a greeting, then frames. Takes the
/// bytes in whatever pieces they arrive. Whoever sends them may be anybody: memory is taken for what has arrived, not
/// for what is announced.
final class ZmtpReader {

    /// Gets what has arrived as a whole.
    interface Listener {

        /// The other side speaks our language.
        void greeted() throws ProtocolException;

        /// A command, which is part of no message.
        ///
        /// @param data what stands behind the name
        void command(String name, ByteBuffer data) throws ProtocolException;

        void message(List<byte[]> frames) throws ProtocolException;
    }

    /// Of one message. What is larger could fill the memory of the kernel; its sender loses the connection, nobody else.
    static final long MOST_BYTES = Math.min(1 << 29, Runtime.getRuntime().maxMemory() / 4);
    private static final int FIRST_BYTES = 1 << 16;
    private static final int FRAME_OVERHEAD = 32; // what a frame costs here beside its bytes
    private static final int SHORT_HEAD = 2;
    private static final int LONG_HEAD = 9;

    private final Listener listener;
    private final ByteBuffer head = ByteBuffer.allocate(Zmtp.GREETING_BYTES); // of the connection, then of each frame
    private boolean greeted;

    // the frame that arrives
    private byte @Nullable [] body;
    private int length;
    private int filled;

    // the message that arrives
    private List<byte[]> frames = new ArrayList<>();
    private long messageBytes;

    ZmtpReader(Listener listener) {
        this.listener = listener;
    }

    /// Takes all bytes.
    ///
    /// @throws ProtocolException if they make no sense; then the connection is of no use any more
    void read(ByteBuffer bytes) throws ProtocolException {
        while (bytes.hasRemaining()) {
            if (!greeted) {
                readGreeting(bytes);
            } else if (body == null) {
                readHead(bytes);
            } else {
                readBody(bytes, body);
            }
        }
    }

    private void readGreeting(ByteBuffer bytes) throws ProtocolException {
        while (bytes.hasRemaining() && head.hasRemaining()) {
            head.put(bytes.get());
            Zmtp.checkGreeting(head); // at once: who speaks another language may never say that much
        }
        if (!head.hasRemaining()) {
            head.clear();
            greeted = true;
            listener.greeted();
        }
    }

    private void readHead(ByteBuffer bytes) throws ProtocolException {
        while (bytes.hasRemaining() && head.position() < headLength()) {
            head.put(bytes.get());
        }
        if (head.position() < headLength()) {
            return;
        }
        int flags = head.get(0);
        long announced = (flags & Zmtp.LONG) != 0 ? head.getLong(1) : head.get(1) & 0xff;
        boolean command = (flags & Zmtp.COMMAND) != 0;
        if ((flags & ~(Zmtp.MORE | Zmtp.LONG | Zmtp.COMMAND)) != 0 || (command && (flags & Zmtp.MORE) != 0)) {
            throw new ProtocolException("a frame with flags " + flags);
        }
        messageBytes += FRAME_OVERHEAD;
        if (announced < 0 || announced > MOST_BYTES - messageBytes) {
            throw new ProtocolException("a message of more than " + MOST_BYTES + " bytes");
        }
        messageBytes += announced;
        length = (int) announced;
        filled = 0;
        body = new byte[Math.min(length, FIRST_BYTES)];
        if (length == 0) {
            complete(body);
        }
    }

    private int headLength() {
        return head.position() > 0 && (head.get(0) & Zmtp.LONG) != 0 ? LONG_HEAD : SHORT_HEAD;
    }

    private void readBody(ByteBuffer bytes, byte[] into) throws ProtocolException {
        byte[] target = into;
        if (filled == target.length) {
            target = Arrays.copyOf(target, (int) Math.min(length, 2L * target.length));
            body = target;
        }
        int count = Math.min(bytes.remaining(), target.length - filled);
        bytes.get(target, filled, count);
        filled += count;
        if (filled == length) {
            complete(target);
        }
    }

    private void complete(byte[] frame) throws ProtocolException {
        int flags = head.get(0);
        head.clear();
        body = null;
        if ((flags & Zmtp.COMMAND) != 0) {
            messageBytes -= length + FRAME_OVERHEAD;
            command(frame);
            return;
        }
        frames.add(frame);
        if ((flags & Zmtp.MORE) == 0) {
            List<byte[]> message = frames;
            frames = new ArrayList<>();
            messageBytes = 0;
            listener.message(message);
        }
    }

    private void command(byte[] frame) throws ProtocolException {
        int nameLength = frame.length == 0 ? 0 : frame[0] & 0xff;
        if (nameLength == 0 || nameLength >= frame.length) {
            throw new ProtocolException("a command without a name");
        }
        String name = new String(frame, 1, nameLength, StandardCharsets.US_ASCII);
        listener.command(name, ByteBuffer.wrap(frame, 1 + nameLength, frame.length - 1 - nameLength).slice());
    }
}
