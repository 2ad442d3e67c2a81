package dev.heddle.worker;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One end of the connection between kernel and worker: whole [Command]s one way, whole [Report]s the other.
///
/// Any thread may send; one thread receives. What the learner's code prints travels inside [Report.Output] and can
/// never be mistaken for anything else.
public final class Link implements Closeable {

    private static final int CONNECT_MILLIS = 10_000;
    private static final int MOST_TOKEN_BYTES = 64;
    private static final int MOST_BYTES = 1 << 28;
    private static final int NOTHING = -1;

    private final Socket socket;

    // touched by the receiving thread only
    private final DataInputStream in;
    private int expected = NOTHING; // the length of the message whose bytes come next
    private byte @Nullable [] arriving; // its bytes

    private final ReentrantLock sending = new ReentrantLock();
    private final OutputStream out; // guarded by sending

    /// Speaks over a connected socket, which it owns from now on.
    ///
    /// @param socket the socket
    /// @throws IOException if the socket is of no use
    public Link(Socket socket) throws IOException {
        this.socket = socket;
        // Without it a small message waits for the acknowledgement of the one before: 40 ms a cell.
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
        this.out = socket.getOutputStream();
    }

    /// Connects to a kernel that listens on this machine, and proves to it that we are the worker that it started.
    ///
    /// @param port  where it listens
    /// @param token what it told us on our standard input
    /// @return the connection
    /// @throws IOException if nobody listens
    public static Link connect(int port, String token) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
        Link link = new Link(socket);
        Wire.writeText(new DataOutputStream(link.out), token);
        return link;
    }

    /// Reads what [#connect] sends first, on the other side.
    ///
    /// @return the token
    /// @throws IOException if there is none
    public String receiveToken() throws IOException {
        return Wire.readText(in, MOST_TOKEN_BYTES);
    }

    /// Sends a command.
    ///
    /// @param command the command
    /// @throws IOException if the other side is gone
    public void send(Command command) throws IOException {
        send(Message.of(command));
    }

    /// Sends a report.
    ///
    /// @param report the report
    /// @throws IOException if the other side is gone
    public void send(Report report) throws IOException {
        send(Message.of(report));
    }

    /// Sends a report from a thread that cannot do anything about a kernel that is gone: the one that reads its commands has
    /// seen it too, and ends this JVM.
    ///
    /// @param report the report
    void sendIfHeard(Report report) {
        try {
            send(report);
        } catch (IOException e) {
            // Nobody is there who wants to know.
            return;
        }
    }

    /// Waits for the next command.
    ///
    /// @return the command, or null when the other side has closed
    /// @throws IOException if the connection broke
    public @Nullable Command receiveCommand() throws IOException {
        return receive(Codec::readCommand);
    }

    /// Waits for the next report.
    ///
    /// @return the report, or null when the other side has closed
    /// @throws IOException if the connection broke
    public @Nullable Report receiveReport() throws IOException {
        return receive(Codec::readReport);
    }

    /// Closes the connection; the other side sees the end of it.
    @Override
    public void close() throws IOException {
        socket.close();
    }

    /// Not for virtual threads: an interrupt of one that writes closes the socket.
    void send(Message message) throws IOException {
        byte[] length = ByteBuffer.allocate(Integer.BYTES).putInt(message.size()).array();
        sending.lock();
        try {
            out.write(length);
            message.bytes().writeTo(out);
        } finally {
            sending.unlock();
        }
    }

    /// Can be called again when memory ran out: what has arrived is still there.
    private <T> @Nullable T receive(Reader<T> reader) throws IOException {
        if (expected == NOTHING) {
            int first = in.read();
            if (first < 0) {
                return null;
            }
            expected = length(first);
        }
        if (arriving == null) {
            byte[] message = new byte[expected];
            if (in.readNBytes(message, 0, expected) < expected) {
                throw new IOException("a message was cut off");
            }
            arriving = message;
        }
        T message = reader.readFrom(new DataInputStream(new ByteArrayInputStream(arriving)));
        arriving = null;
        expected = NOTHING;
        return message;
    }

    private int length(int first) throws IOException {
        byte[] bytes = {(byte) first, 0, 0, 0};
        if (in.readNBytes(bytes, 1, bytes.length - 1) < bytes.length - 1) {
            throw new IOException("a message was cut off");
        }
        int length = ByteBuffer.wrap(bytes).getInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("a message of " + length + " bytes");
        }
        return length;
    }

    private interface Reader<T> {
        T readFrom(DataInputStream in) throws IOException;
    }
}
