package dev.heddle.kernel.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/// The sockets of a kernel, as a front end reaches them.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ZmqTransportTest {

    private static final int HANDSHAKE_MILLIS = 1000;

    private record Received(Channel channel, List<byte[]> frames) {}

    private final ZContext frontEnd = new ZContext();
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

    @AfterEach
    void closeFrontEnd() {
        frontEnd.close();
    }

    @Test
    void requests_come_in_with_their_sender_and_replies_find_it() throws Exception {
        ConnectionInfo where = freePorts();

        try (ZmqTransport transport = new ZmqTransport(where)) {
            transport.start((channel, frames) -> received.add(new Received(channel, frames)));
            for (Channel channel : List.of(Channel.SHELL, Channel.CONTROL, Channel.STDIN)) {
                ZMQ.Socket socket = connect(SocketType.DEALER, where, port(where, channel));
                socket.sendMore("to " + channel);
                socket.send(new byte[]{0, -1});
                Received request = received.take();
                transport.send(channel, List.of(request.frames().getFirst(), "back".getBytes(UTF_8), new byte[0]));

                assertThat(request.channel()).isEqualTo(channel);
                assertThat(request.frames()).hasSize(3);
                assertThat(request.frames().get(1)).asString(UTF_8).isEqualTo("to " + channel);
                assertThat(request.frames().get(2)).isEqualTo(new byte[]{0, -1});
                assertThat(socket.recvStr()).isEqualTo("back");
                assertThat(socket.recv()).isEmpty();
                assertThat(socket.hasReceiveMore()).isFalse();
            }
        }
    }

    @Test
    void heartbeat_says_what_it_heard() throws Exception {
        ConnectionInfo where = freePorts();

        try (ZmqTransport transport = new ZmqTransport(where)) {
            transport.start((channel, frames) -> received.add(new Received(channel, frames)));
            ZMQ.Socket socket = connect(SocketType.REQ, where, where.heartbeatPort());
            socket.send("ping 😀");

            assertThat(socket.recvStr()).isEqualTo("ping 😀");
            assertThat(received).isEmpty();
        }
    }

    @Test
    void receiver_that_throws_does_not_make_the_kernel_deaf() throws Exception {
        ConnectionInfo where = freePorts();

        try (ZmqTransport transport = new ZmqTransport(where)) {
            transport.start((channel, frames) -> {
                received.add(new Received(channel, frames));
                throw new IllegalStateException("bug");
            });
            ZMQ.Socket socket = connect(SocketType.DEALER, where, where.shellPort());
            socket.send("first");
            received.take();
            socket.send("second");

            assertThat(received.take().frames().getLast()).asString(UTF_8).isEqualTo("second");
        }
    }

    @Test
    void frame_beyond_all_limits_is_lost_and_the_next_one_arrives() throws Exception {
        ConnectionInfo where = freePorts();

        try (ZmqTransport transport = new ZmqTransport(where, 1 << 20)) {
            transport.start((channel, frames) -> received.add(new Received(channel, frames)));
            ZMQ.Socket socket = connect(SocketType.DEALER, where, where.shellPort());
            socket.send(new byte[1 << 20]);
            Received largest = received.take();
            socket.send(new byte[(1 << 20) + 1]);
            ZMQ.Socket other = connect(SocketType.DEALER, where, where.shellPort());
            other.send("second");

            assertThat(largest.frames().getLast()).hasSize(1 << 20);
            assertThat(received.take().frames().getLast()).asString(UTF_8).isEqualTo("second");
        }
    }

    @Test
    void what_was_sent_before_close_arrives_in_order() throws Exception {
        ConnectionInfo where = freePorts();
        int messages = 5000;
        ZMQ.Socket socket;

        try (ZmqTransport transport = new ZmqTransport(where)) {
            transport.start((channel, frames) -> received.add(new Received(channel, frames)));
            socket = connect(SocketType.DEALER, where, where.shellPort());
            socket.setRcvHWM(0);
            socket.send("hello");
            byte[] sender = received.take().frames().getFirst();
            for (int i = 0; i < messages; i++) {
                transport.send(Channel.SHELL, List.of(sender, String.valueOf(i).getBytes(UTF_8)));
            }
        }

        for (int i = 0; i < messages; i++) {
            assertThat(socket.recvStr()).isEqualTo(String.valueOf(i));
        }
    }

    @Test
    void port_that_is_taken_is_named() throws IOException {
        ConnectionInfo where = freePorts();

        try (ServerSocket _ = new ServerSocket(where.iopubPort(), 1, InetAddress.getLoopbackAddress())) {
            assertThatIOException().isThrownBy(() -> new ZmqTransport(where))
                    .withMessageStartingWith("cannot listen on tcp://127.0.0.1:" + where.iopubPort() + ": ");
        }
    }

    @Test
    void address_of_nonsense_is_named() throws IOException {
        ConnectionInfo ports = freePorts();
        ConnectionInfo where = new ConnectionInfo("pigeon", "127.0.0.1", ports.shellPort(), ports.controlPort(),
                ports.iopubPort(), ports.stdinPort(), ports.heartbeatPort(), "");

        assertThatIOException().isThrownBy(() -> new ZmqTransport(where))
                .withMessageStartingWith("cannot listen on pigeon://127.0.0.1:" + ports.shellPort());
    }

    @Test
    void transport_that_never_started_frees_its_ports() throws IOException {
        ConnectionInfo where = freePorts();

        new ZmqTransport(where).close();

        try (ServerSocket door = new ServerSocket(where.shellPort(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(door.isBound()).isTrue();
        }
    }

    private ZMQ.Socket connect(SocketType type, ConnectionInfo where, int port) {
        ZMQ.Socket socket = frontEnd.createSocket(type);
        // About one JeroMQ connection in twenty stalls at the side that connects (zeromq/jeromq#1022), which a kernel
        // never is. It is given up after this time and made again, with all that waits for it.
        socket.setHandshakeIvl(HANDSHAKE_MILLIS);
        socket.connect(where.endpoint(port));
        return socket;
    }

    private static int port(ConnectionInfo where, Channel channel) {
        return switch (channel) {
            case SHELL -> where.shellPort();
            case CONTROL -> where.controlPort();
            case IOPUB -> where.iopubPort();
            case STDIN -> where.stdinPort();
        };
    }

    private static ConnectionInfo freePorts() throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
            return new ConnectionInfo("tcp", "127.0.0.1", ports.get(0), ports.get(1), ports.get(2), ports.get(3),
                    ports.get(4), "key");
        } finally {
            for (ServerSocket each : held) {
                each.close();
            }
        }
    }
}
