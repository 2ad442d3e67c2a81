package dev.heddle.kernel.internal.cells;

import com.sun.jdi.connect.spi.Connection;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Carries packets between JDI and the agent of a worker. JDI's own listener would have to be loaded at the start.
final class DebuggerLink extends Connection {

    private static final byte[] HELLO = "JDWP-Handshake".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH_BYTES = 4;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out; // guarded by itself

    private DebuggerLink(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    static DebuggerLink greet(Socket socket) throws IOException {
        DebuggerLink link = new DebuggerLink(socket);
        link.out.write(HELLO);
        if (!Arrays.equals(link.in.readNBytes(HELLO.length), HELLO)) {
            socket.close();
            throw new IOException("not the agent of a JVM");
        }
        return link;
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
