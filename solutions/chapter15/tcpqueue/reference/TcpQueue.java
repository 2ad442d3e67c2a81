package chapter15.tcpqueue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/// A queue that other programs fill over TCP.
final class TcpQueue implements AutoCloseable {

    /// The most bytes that a message may have.
    static final int MOST = 1 << 20;

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final ServerSocket server;

    TcpQueue() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("accept").start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    String take() throws InterruptedException {
        return messages.take();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.add(socket);
                if (server.isClosed()) {
                    socket.close(); // close() may have looked at the connections before
                }
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            // close() ends accept() in this way
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            receive(socket.getInputStream());
        } catch (IOException e) {
            // cut, closed, or nonsense: only this connection ends
        } finally {
            connections.remove(socket);
        }
    }

    void receive(InputStream in) throws IOException {
        while (true) {
            byte[] head = in.readNBytes(Integer.BYTES);
            if (head.length < Integer.BYTES) {
                return;
            }
            int length = ByteBuffer.wrap(head).getInt();
            if (length < 0 || length > MOST) {
                throw new IOException("no frame has " + length + " bytes");
            }
            byte[] body = in.readNBytes(length);
            if (body.length < length) {
                return; // half a message
            }
            messages.add(new String(body, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket each : connections) {
            each.close();
        }
    }

    static Sender connect(int port) throws IOException {
        return new Sender(new Socket(InetAddress.getLoopbackAddress(), port).getOutputStream());
    }

    /// Puts messages into a queue at the other end of a stream.
    static final class Sender implements AutoCloseable {

        private final Object lock = new Object();
        private final OutputStream out; // a frame at a time, under the lock

        Sender(OutputStream out) {
            this.out = out;
        }

        void put(String message) throws IOException {
            byte[] body = message.getBytes(StandardCharsets.UTF_8);
            byte[] frame = ByteBuffer.allocate(Integer.BYTES + body.length).putInt(body.length).put(body).array();
            synchronized (lock) {
                out.write(frame);
                out.flush();
            }
        }

        @Override
        public void close() throws IOException {
            out.close(); // closes the socket, too
        }
    }
}
