package chapter11.echo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// A server that answers each line with the same line.
final class Echo implements AutoCloseable {

    private final ServerSocket server;

    Echo() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        // TODO: accept connections, and give each a virtual thread
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close(); // TODO: and the connections?
    }
}
