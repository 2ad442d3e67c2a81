package dev.heddle.kernel.internal.debug;

import com.sun.jdi.connect.spi.Connection;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Carries packets between JDI and the agent of a JVM. JDI's own listener cannot tell the agent from a stranger who
/// says nothing, and would have to be loaded first.
final class JdwpConnection extends Connection {

    private static final byte[] HELLO = "JDWP-Handshake".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH_BYTES = 4;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out; // guarded by itself

    private JdwpConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = socket.getOutputStream();
    }

    /// Says hello, and waits for the answer as long as the socket lets it.
    static JdwpConnection greet(Socket socket) throws IOException {
        JdwpConnection connection = new JdwpConnection(socket);
        connection.out.write(HELLO);
        if (!Arrays.equals(connection.in.readNBytes(HELLO.length), HELLO)) {
            throw new IOException("not the agent of a JVM");
        }
        return connection;
    }

    @Override
    public byte[] readPacket() throws IOException {
        int length;
        try {
            length = in.readInt();
        } catch (EOFException e) {
            return new byte[0]; // JDI's sign of the end
        }
        byte[] packet = ByteBuffer.allocate(length).putInt(length).array();
        in.readFully(packet, LENGTH_BYTES, length - LENGTH_BYTES);
        return packet;
    }

    @Override
    public void writePacket(byte[] packet) throws IOException {
        synchronized (out) {
            out.write(packet);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    @Override
    public boolean isOpen() {
        return !socket.isClosed();
    }
}
