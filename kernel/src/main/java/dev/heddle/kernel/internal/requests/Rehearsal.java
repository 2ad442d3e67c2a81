package dev.heddle.kernel.internal.requests;

import com.google.gson.JsonObject;
import dev.heddle.kernel.internal.protocol.ConnectionInfo;
import dev.heddle.kernel.internal.protocol.Message;
import dev.heddle.kernel.internal.protocol.MessageCodec;
import dev.heddle.kernel.internal.protocol.ZmqClient;
import dev.heddle.kernel.internal.protocol.ZmqTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A kernel that plays its own front end, over real sockets: from what it loads and runs, `heddle install` makes the AOT
/// caches that let the next kernels start fast.
public final class Rehearsal {

    private static final String ADDRESS = "127.0.0.1";
    private static final int SOCKETS = 5;
    private static final Duration REPLY_LIMIT = Duration.ofSeconds(60);

    /// What a notebook is likely to begin with. What is not in here works too, only the first time not as fast.
    private static final List<String> CELLS = List.of("1+1", "int n = 1;\nn + 1",
            "int twice(int a) { return 2 * a; }\ntwice(n)", "System.out.println(\"cell \" + n);",
            "record Point(int x, int y) {}\nnew Point(1, 2)",
            "var squares = Stream.of(1, 2, 3).map(x -> x * x).toList();\nsquares",
            "class Counter { int value; synchronized void up() { value++; } }\nvar counter = new Counter();",
            "Thread t = new Thread(counter::up);\nt.start();\nt.join();", "int wrong = \"no number\";",
            "throw new IllegalStateException(\"as it should\");");

    private final MessageCodec codec = new MessageCodec(UUID.randomUUID().toString());

    /// Plays a session to its end.
    ///
    /// @throws IOException if the kernel does not answer
    public void play() throws IOException {
        ConnectionInfo where = freePlace();
        try (KernelServer kernel = new KernelServer(new ZmqTransport(where), codec, Map.of("HEDDLE_HISTORY", "off"))) {
            kernel.start();
            try (ZmqClient output = ZmqClient.connect("SUB", "", where.iopubPort());
                    ZmqClient shell = ZmqClient.connect("DEALER", "rehearsal", where.shellPort())) {
                output.subscribe();
                play(shell);
            }
        }
    }

    private void play(ZmqClient shell) throws IOException {
        ask(shell, "kernel_info_request", Map.of());
        for (String cell : CELLS) {
            ask(shell, "execute_request", Map.of("code", cell));
        }
        ask(shell, "complete_request", Map.of("code", "counter."));
        ask(shell, "inspect_request", Map.of("code", "Math.max"));
        ask(shell, "is_complete_request", Map.of("code", "for (int i = 0; i < 3; i++) {"));
    }

    private void ask(ZmqClient shell, String type, Map<String, String> content) throws IOException {
        JsonObject fields = new JsonObject();
        content.forEach(fields::addProperty);
        fields.addProperty("cursor_pos", content.getOrDefault("code", "").length());
        // What is published has all that a request needs, but for its topic.
        Message published = codec.published(type, new JsonObject(), fields);
        Message request =
                new Message(List.of(), published.header(), new JsonObject(), new JsonObject(), fields, List.of());
        shell.send(codec.encode(request));
        try {
            shell.receive(REPLY_LIMIT);
        } catch (SocketTimeoutException e) {
            throw new IOException("no reply to " + type + content + " within " + REPLY_LIMIT.toSeconds() + " s", e);
        }
    }

    private static ConnectionInfo freePlace() throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < SOCKETS; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
            return new ConnectionInfo("tcp", ADDRESS, ports.get(0), ports.get(1), ports.get(2), ports.get(3),
                    ports.get(4), "");
        } finally {
            for (ServerSocket each : held) {
                each.close();
            }
        }
    }
}
