package dev.heddle.kernel.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The life of a kernel's sockets. That they understand a ZeroMQ which is not ours is shown end to end, where libzmq is the
/// front end's.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ZmqTransportTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private record Received(Channel channel, List<byte[]> frames) {}

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

    @Test
    void requests_come_in_with_their_sender_and_replies_find_it() throws Exception {
        ConnectionInfo where = FreePlace.onThisMachine();

        try (ZmqTransport transport = new ZmqTransport(where)) {
            transport.start((channel, frames) -> received.add(new Received(channel, frames)));
            for (Channel channel : List.of(Channel.SHELL, Channel.CONTROL, Channel.STDIN)) {
                try (ZmqClient client = ZmqClient.connect("DEALER", "", port(where, channel))) {
                    client.send(List.of(text("to " + channel), new byte[]{0, -1}));
                    Received request = received.take();
                    transport.send(channel, List.of(request.frames().getFirst(), text("back"), new byte[0]));

                    assertThat(request.channel()).isEqualTo(channel);
                    assertThat(request.frames().subList(1, 3))
                            .containsExactly(text("to " + channel), new byte[]{0, -1});
                    assertThat(client.receive(LIMIT)).containsExactly(text("back"), new byte[0]);
                }
            }
        }
    }

    @Test
    void receiver_that_throws_does_not_make_the_kernel_deaf() throws Exception {
        ConnectionInfo where = FreePlace.onThisMachine();

        try (ZmqTransport transport = new ZmqTransport(where)) {
            transport.start((channel, frames) -> {
                received.add(new Received(channel, frames));
                throw new IllegalStateException("bug");
            });
            try (ZmqClient client = ZmqClient.connect("DEALER", "", where.shellPort())) {
                client.send(List.of(text("first")));
                received.take();
                client.send(List.of(text("second")));

                assertThat(received.take().frames().getLast()).isEqualTo(text("second"));
            }
        }
    }

    @Test
    void what_was_sent_before_close_arrives_in_order() throws Exception {
        ConnectionInfo where = FreePlace.onThisMachine();
        int messages = 5000;

        try (ZmqClient client = clientThatIsSentThemBeforeClose(where, messages)) {
            for (int i = 0; i < messages; i++) {
                assertThat(client.receive(LIMIT)).containsExactly(text(String.valueOf(i)));
            }
        }
    }

    @Test
    void port_that_is_taken_is_named() throws IOException {
        ConnectionInfo where = FreePlace.onThisMachine();

        try (ServerSocket _ = new ServerSocket(where.iopubPort(), 1, InetAddress.getLoopbackAddress())) {
            assertThatIOException().isThrownBy(() -> new ZmqTransport(where))
                    .withMessageStartingWith("cannot listen on tcp://127.0.0.1:" + where.iopubPort() + ": ");
        }
    }

    @Test
    void address_of_nonsense_is_named() throws IOException {
        ConnectionInfo ports = FreePlace.onThisMachine();
        ConnectionInfo where = new ConnectionInfo("pigeon", "127.0.0.1", ports.shellPort(), ports.controlPort(),
                ports.iopubPort(), ports.stdinPort(), ports.heartbeatPort(), "");

        assertThatIOException().isThrownBy(() -> new ZmqTransport(where))
                .withMessageStartingWith("cannot listen on pigeon://127.0.0.1:" + ports.shellPort());
    }

    @Test
    void transport_that_never_started_frees_its_ports() throws IOException {
        ConnectionInfo where = FreePlace.onThisMachine();

        new ZmqTransport(where).close();

        try (ServerSocket door = new ServerSocket(where.shellPort(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(door.isBound()).isTrue();
        }
    }

    private ZmqClient clientThatIsSentThemBeforeClose(ConnectionInfo where, int messages) throws Exception {
        try (ZmqTransport transport = new ZmqTransport(where)) {
            transport.start((channel, frames) -> received.add(new Received(channel, frames)));
            ZmqClient client = ZmqClient.connect("DEALER", "", where.shellPort());
            client.send(List.of(text("hello")));
            byte[] sender = received.take().frames().getFirst();
            for (int i = 0; i < messages; i++) {
                transport.send(Channel.SHELL, List.of(sender, text(String.valueOf(i))));
            }
            return client;
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }

    private static int port(ConnectionInfo where, Channel channel) {
        return switch (channel) {
            case SHELL -> where.shellPort();
            case CONTROL -> where.controlPort();
            case IOPUB -> where.iopubPort();
            case STDIN -> where.stdinPort();
        };
    }
}
