package dev.heddle.kernel.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The sockets of a kernel, and all kinds of people who connect to them.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ZmqWireTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final BlockingQueue<List<byte[]>> received = new LinkedBlockingQueue<>();
    private final ConnectionInfo where;
    private final ZmqTransport transport;

    ZmqWireTest() throws IOException {
        where = FreePlace.onThisMachine();
        transport = new ZmqTransport(where, PATIENCE);
    }

    @BeforeEach
    void start() {
        transport.start((channel, frames) -> received.add(frames));
    }

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void many_front_ends_each_get_their_own_replies() throws Exception {
        List<ZmqClient> clients = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            clients.add(ZmqClient.connect("DEALER", i % 2 == 0 ? "" : "client " + i, where.shellPort()));
            clients.get(i).send(List.of(text("from " + i)));
        }

        for (int i = 0; i < 30; i++) {
            List<byte[]> request = received.take();
            transport.send(Channel.SHELL, List.of(request.getFirst(), text("to you who are"), request.getLast()));
        }

        for (int i = 0; i < 30; i++) {
            assertThat(texts(clients.get(i).receive(LIMIT))).containsExactly("to you who are", "from " + i);
            clients.get(i).close();
        }
    }

    @Test
    void identity_is_the_one_that_the_front_end_wants() throws Exception {
        try (ZmqClient client = ZmqClient.connect("DEALER", "session 7", where.stdinPort())) {
            client.send(List.of(text("hello")));
            List<byte[]> hello = received.take();
            transport.send(Channel.STDIN, List.of(text("session 7"), text("name?")));

            assertThat(texts(hello)).containsExactly("session 7", "hello");
            assertThat(texts(client.receive(LIMIT))).containsExactly("name?");
        }
    }

    @Test
    void who_comes_back_before_he_was_missed_takes_his_place() throws Exception {
        try (ZmqClient before = ZmqClient.connect("DEALER", "me", where.shellPort())) {
            before.send(List.of(text("first")));
            received.take();
            try (ZmqClient after = ZmqClient.connect("DEALER", "me", where.shellPort())) {
                after.send(List.of(text("second")));
                received.take();
                transport.send(Channel.SHELL, List.of(text("me"), text("reply")));

                assertThat(texts(after.receive(LIMIT))).containsExactly("reply");
                assertThatIOException().isThrownBy(() -> before.receive(LIMIT));
            }
        }
    }

    @Test
    void reply_to_somebody_who_is_gone_is_dropped() throws Exception {
        transport.send(Channel.SHELL, List.of(text("nobody"), text("reply")));

        try (ZmqClient client = ZmqClient.connect("DEALER", "", where.shellPort())) {
            client.send(List.of(text("still there?")));

            assertThat(texts(received.take()).getLast()).isEqualTo("still there?");
        }
    }

    @Test
    void frames_of_every_size_arrive_as_they_were() throws Exception {
        byte[] big = new byte[20_000_000];
        big[19_999_999] = 7;
        List<byte[]> frames = List.of(text(""), new byte[255], new byte[256], big);

        try (ZmqClient client = ZmqClient.connect("DEALER", "me", where.shellPort())) {
            client.send(frames);
            List<byte[]> request = received.take();
            transport.send(Channel.SHELL, request);

            assertThat(buffers(request.subList(1, 5))).isEqualTo(buffers(frames));
            assertThat(buffers(client.receive(LIMIT))).isEqualTo(buffers(frames));
        }
    }

    @Test
    void subscriber_gets_what_begins_with_his_topics_until_he_cancels() throws Exception {
        try (ZmqClient client = ZmqClient.connect("SUB", "", where.iopubPort())) {
            client.send(List.of(text("\u0001str")));
            client.command(Zmtp.SUBSCRIBE, "status");
            publishUntilHeard(client, "status.1");
            transport.send(Channel.IOPUB, List.of(text("error"), text("unheard")));
            transport.send(Channel.IOPUB, List.of(text("stream"), text("heard")));
            List<String> first = texts(client.receive(LIMIT));
            client.send(List.of(text("\u0000str")));
            client.command(Zmtp.PING, "\0\0now");
            client.awaitCommand(LIMIT);
            transport.send(Channel.IOPUB, List.of(text("stream"), text("unheard")));
            transport.send(Channel.IOPUB, List.of(text("status"), text("heard")));

            assertThat(first).containsExactly("stream", "heard");
            assertThat(texts(client.receive(LIMIT))).containsExactly("status", "heard");
        }
    }

    @Test
    void ping_is_answered_with_its_own_words() throws Exception {
        try (ZmqClient client = ZmqClient.connect("DEALER", "", where.shellPort())) {
            client.command(Zmtp.PING, "\0\0context");

            assertThat(client.awaitCommand(LIMIT)).isEqualTo("PONG context");
        }
    }

    @Test
    void heartbeat_goes_on_beside_those_who_say_nothing_or_nonsense() throws Exception {
        try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), where.heartbeatPort());
                Socket nonsense = new Socket(InetAddress.getLoopbackAddress(), where.shellPort());
                Socket half = new Socket(InetAddress.getLoopbackAddress(), where.iopubPort());
                ZmqClient heart = ZmqClient.connect("REQ", "", where.heartbeatPort())) {
            nonsense.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(UTF_8));
            half.getOutputStream().write(new byte[]{-1, 0, 0});
            nonsense.setSoTimeout(20_000);
            int answered = nonsense.getInputStream().readAllBytes().length;
            heart.send(List.of(text(""), text("ping")));

            assertThat(answered).isEqualTo(Zmtp.GREETING_BYTES);
            assertThat(texts(heart.receive(LIMIT))).containsExactly("", "ping");
            assertThat(silent.isConnected()).isTrue();
        }
    }

    @Test
    void wrong_kind_of_socket_is_disconnected() throws Exception {
        try (ZmqClient client = ZmqClient.connect("PUSH", "", where.shellPort())) {
            assertThatIOException().isThrownBy(() -> client.receive(LIMIT));
        }
    }

    @Test
    void slow_subscriber_slows_the_sender_down_and_loses_nothing() throws Exception {
        int messages = 400;
        byte[] text = new byte[100_000];
        try (ZmqClient client = subscriber()) {
            Thread sender = Thread.ofVirtual().start(() -> publish(messages, text));
            for (int i = 0; i < messages; i++) {
                List<byte[]> message = client.receive(LIMIT);

                assertThat(ByteBuffer.wrap(message.get(0)).getInt()).isEqualTo(i);
                assertThat(message.get(1)).hasSize(text.length);
            }
            sender.join();
        }
    }

    @Test
    void subscriber_who_reads_nothing_is_given_up_and_the_others_go_on() throws Exception {
        try (ZmqClient deaf = subscriber(); ZmqClient good = subscriber()) {
            Thread sender = Thread.ofVirtual().start(() -> publish(400, new byte[100_000]));
            receive(good, 400);
            sender.join();
            transport.send(Channel.IOPUB, List.of(text("last"), text("word")));

            assertThat(texts(good.receive(LIMIT))).containsExactly("last", "word");
            assertThatIOException().isThrownBy(() -> receive(deaf, 400)).withMessageContaining("closed");
        }
    }

    @Test
    void connection_by_a_file_works_and_the_file_goes(@TempDir Path folder) throws Exception {
        ConnectionInfo files = new ConnectionInfo("ipc", folder.resolve("k").toString(), 1, 2, 3, 4, 5, "");

        try (ZmqTransport byFile = new ZmqTransport(files);
                SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            byFile.start((_, frames) -> received.add(frames));
            channel.connect(UnixDomainSocketAddress.of(folder.resolve("k-1")));
            channel.write(Zmtp.greeting());
            channel.write(Zmtp.ready("DEALER", text("me")));
            channel.write(Zmtp.message(List.of(text("hello"))));

            assertThat(texts(received.take())).containsExactly("me", "hello");
        }
        assertThat(folder).isEmptyDirectory();
    }

    private ZmqClient subscriber() throws Exception {
        ZmqClient client = ZmqClient.connect("SUB", "", where.iopubPort());
        client.subscribe();
        client.command(Zmtp.PING, "\0\0");
        client.awaitCommand(LIMIT);
        return client;
    }

    private void publishUntilHeard(ZmqClient client, String topic) throws Exception {
        client.command(Zmtp.PING, "\0\0");
        client.awaitCommand(LIMIT);
        transport.send(Channel.IOPUB, List.of(text(topic)));
        assertThat(texts(client.receive(LIMIT))).containsExactly(topic);
    }

    private void publish(int messages, byte[] text) {
        try {
            for (int i = 0; i < messages; i++) {
                transport.awaitRoom(Channel.IOPUB);
                transport.send(Channel.IOPUB, List.of(ByteBuffer.allocate(4).putInt(i).array(), text));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void receive(ZmqClient client, int messages) throws IOException {
        for (int i = 0; i < messages; i++) {
            client.receive(LIMIT);
        }
    }

    private static List<ByteBuffer> buffers(List<byte[]> frames) {
        return frames.stream().map(ByteBuffer::wrap).toList();
    }

    private static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }

    private static List<String> texts(List<byte[]> frames) {
        return frames.stream().map(frame -> new String(frame, UTF_8)).toList();
    }
}
