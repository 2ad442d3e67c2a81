package dev.heddle.processes.internal.link;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/// A socket on the loopback interface. Any program of the machine can connect to it: the child proves by a number that
/// it is the one.
final class LoopbackWay implements ReplyWay {

    static final String SCHEME = "loopback:";
    private static final int HELLO_LIMIT = 2000;

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final long secret = new SecureRandom().nextLong();

    // written by the thread that reads
    private volatile @Nullable Socket connection;

    LoopbackWay() throws IOException {}

    @Override
    public String place() {
        return SCHEME + server.getLocalPort() + ":" + secret;
    }

    /// Connects at the first read, so that whoever starts the child need not wait for it.
    @Override
    public InputStream input() {
        return new FilterInputStream(InputStream.nullInputStream()) {

            private boolean connected;

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                try {
                    if (!connected) {
                        in = accept();
                        connected = true;
                    }
                    return in.read(bytes, offset, length);
                } catch (SocketException e) {
                    return -1; // closed because the child is dead, or the child was killed: an end
                }
            }

            @Override
            public void close() throws IOException {
                LoopbackWay.this.close();
            }
        };
    }

    private InputStream accept() throws IOException {
        while (true) {
            Socket candidate = server.accept();
            try {
                candidate.setSoTimeout(HELLO_LIMIT);
                if (new DataInputStream(candidate.getInputStream()).readLong() == secret) {
                    candidate.setSoTimeout(0);
                    connection = candidate;
                    return candidate.getInputStream();
                }
            } catch (EOFException | SocketTimeoutException e) {
                // a stranger who hung up, or says nothing: the next one may be the child
            }
            candidate.close();
        }
    }

    @Override
    public void found() throws IOException {
        server.close();
    }

    @Override
    public void close() throws IOException {
        server.close();
        Socket open = connection;
        if (open != null) {
            open.close();
        }
    }
}
