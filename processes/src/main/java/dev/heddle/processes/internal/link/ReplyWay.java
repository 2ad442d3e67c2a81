package dev.heddle.processes.internal.link;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/// The way on which a child answers. Its standard output belongs to the code that it runs.
///
/// A named pipe where there are some: it costs the child next to nothing. Its name is gone before the child has started.
/// Else a socket on the loopback interface.
public interface ReplyWay extends AutoCloseable {

    /// What the child needs to know to find it.
    String place();

    /// What comes from the child. It ends when the child ends.
    InputStream input() throws IOException;

    /// The child has opened its end, or is dead: from now on nobody but the child keeps the way open.
    void found() throws IOException;

    @Override
    void close() throws IOException;

    /// Set to `loopback`, named pipes are not used: for tests, and for machines where they fail.
    String CHOICE = "heddle.replies";

    /// The best that this machine has.
    static ReplyWay make() throws IOException, InterruptedException {
        if ("loopback".equals(System.getProperty(CHOICE))) {
            return new LoopbackWay();
        }
        ReplyWay pipe = NamedPipe.make();
        return pipe == null ? new LoopbackWay() : pipe;
    }

    /// The child's end.
    static OutputStream open(String place) throws IOException {
        if (!place.startsWith(LoopbackWay.SCHEME)) {
            return new FileOutputStream(place);
        }
        String[] parts = place.substring(LoopbackWay.SCHEME.length()).split(":", 2);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(parts[0]));
        socket.setTcpNoDelay(true);
        socket.getOutputStream().write(ByteBuffer.allocate(Long.BYTES).putLong(Long.parseLong(parts[1])).array());
        return socket.getOutputStream();
    }
}
