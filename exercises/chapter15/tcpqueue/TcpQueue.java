package chapter15.tcpqueue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// A queue that other programs fill over TCP.
final class TcpQueue implements AutoCloseable {

    /// The most bytes that a message may have.
    static final int MOST = 1 << 20;

    private final ServerSocket server;

    TcpQueue() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        // TODO: accept connections, and give each to receive(in)
    }

    int port() {
        return server.getLocalPort();
    }

    String take() throws InterruptedException {
        return ""; // TODO: wait for the next message
    }

    void receive(InputStream in) throws IOException {
        // TODO: read frames until the end of the stream
    }

    @Override
    public void close() throws IOException {
        server.close(); // TODO: and the connections?
    }

    static Sender connect(int port) throws IOException {
        return new Sender(new Socket(InetAddress.getLoopbackAddress(), port).getOutputStream());
    }

    /// Puts messages into a queue at the other end of a stream.
    static final class Sender implements AutoCloseable {

        private final OutputStream out;

        Sender(OutputStream out) {
            this.out = out;
        }

        void put(String message) throws IOException {
            // TODO: write one frame, and nothing of another thread within it
        }

        @Override
        public void close() throws IOException {
            out.close(); // closes the socket, too
        }
    }
}
