package dev.heddle.kernel.internal.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/// The other end of a kernel's socket: what a front end has. Used by one thread.
public final class ZmqClient implements AutoCloseable {

    private static final int CONNECT_MILLIS = 10_000;
    private static final int READ_BYTES = 1 << 14;

    private final Socket socket = new Socket();
    private final Queue<List<byte[]>> received = new ArrayDeque<>();
    private final Queue<String> commands = new ArrayDeque<>();
    private final ZmtpReader reader = new ZmtpReader(new Received());

    private final class Received implements ZmtpReader.Listener {

        @Override
        public void greeted() {}

        @Override
        public void command(String name, ByteBuffer data) {
            byte[] rest = new byte[data.remaining()];
            data.get(rest);
            commands.add((name + " " + new String(rest, StandardCharsets.UTF_8)).strip());
        }

        @Override
        public void message(List<byte[]> frames) {
            received.add(frames);
        }
    }

    private ZmqClient() {}

    /// Connects to a socket of this machine.
    ///
    /// @param type     what it is to the kernel: `DEALER`, `SUB` or `REQ`
    /// @param identity what the kernel knows it by; empty for nothing in particular
    /// @param port     where the kernel listens
    /// @return the connection
    /// @throws IOException if nobody listens, or speaks no ZeroMQ
    public static ZmqClient connect(String type, String identity, int port) throws IOException {
        ZmqClient client = new ZmqClient();
        try {
            client.socket.setTcpNoDelay(true);
            client.socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            client.write(Zmtp.greeting());
            client.write(Zmtp.ready(type, identity.getBytes(StandardCharsets.UTF_8)));
            client.awaitCommand(Duration.ofMillis(CONNECT_MILLIS)); // it can only be READY
            return client;
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    /// Asks for all that is published.
    ///
    /// @throws IOException if the kernel is gone
    public void subscribe() throws IOException {
        command(Zmtp.SUBSCRIBE, "");
    }

    void command(String name, String data) throws IOException {
        write(Zmtp.command(name, ByteBuffer.wrap(data.getBytes(StandardCharsets.UTF_8))));
    }

    /// Waits for the next command: its name and its data.
    String awaitCommand(Duration limit) throws IOException {
        socket.setSoTimeout(Math.toIntExact(limit.toMillis()));
        while (commands.isEmpty()) {
            read();
        }
        return commands.remove();
    }

    /// Sends a message.
    ///
    /// @param frames its frames
    /// @throws IOException if the kernel is gone
    public void send(List<byte[]> frames) throws IOException {
        write(Zmtp.message(frames));
    }

    /// Waits for the next message.
    ///
    /// @param limit how long the kernel may say nothing
    /// @return its frames
    /// @throws IOException if it takes longer, or the kernel is gone
    public List<byte[]> receive(Duration limit) throws IOException {
        socket.setSoTimeout(Math.toIntExact(limit.toMillis()));
        while (received.isEmpty()) {
            read();
        }
        return received.remove();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void write(ByteBuffer bytes) throws IOException {
        byte[] all = new byte[bytes.remaining()];
        bytes.get(all);
        socket.getOutputStream().write(all);
    }

    private void read() throws IOException {
        byte[] bytes = new byte[READ_BYTES];
        InputStream in = socket.getInputStream();
        int count = in.read(bytes);
        if (count < 0) {
            throw new IOException("the kernel has closed the connection");
        }
        try {
            reader.read(ByteBuffer.wrap(bytes, 0, count));
        } catch (ProtocolException e) {
            throw new IOException("not understood: " + e.getMessage(), e);
        }
    }
}
