package chapter11.echo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.schedules.kit.Tries;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EchoHiddenTest {

    private static final int MILLIS = 4000; // only a wrong answer takes so long
    private static final int MANY = 500;

    @Test
    @Tries(value = "500 clients are connected at once, and each sends a line", zh = "500 个客户端同时连接，各发送一行")
    void many_clients_are_served_at_once() throws Exception {
        try (var echo = new Echo()) {
            List<Client> clients = new ArrayList<>();
            for (int i = 1; i <= MANY; i++) {
                clients.add(new Client(echo, "client " + i + " of " + MANY));
                if (i % 25 == 0) { // so that all these have been accepted
                    clients.getLast().ask("first");
                }
            }
            for (Client each : clients) {
                each.ask("second");
            }
            for (Client each : clients) {
                each.close();
            }
        }
    }

    @Test
    @Tries(value = "20 clients are connected at once: which platform threads run code of Echo?",
            zh = "20 个客户端同时连接：哪些平台线程在运行 Echo 的代码？")
    void connections_have_virtual_threads() throws Exception {
        try (var echo = new Echo()) {
            List<Client> clients = new ArrayList<>();
            for (int i = 1; i <= 20; i++) {
                clients.add(new Client(echo, "client " + i));
                clients.getLast().ask("hello");
            }

            long platform = Thread.getAllStackTraces().values().stream()
                    .filter(trace -> Arrays.stream(trace)
                            .anyMatch(frame -> frame.getClassName().matches("chapter11\\.echo\\.Echo(\\$.*)?")))
                    .count();

            assertTrue(platform <= 1, () -> "platform threads in Echo: " + platform);
            for (Client each : clients) {
                each.close();
            }
        }
    }

    @Test
    @Tries(value = "a client sends half a line, another a whole one, then the first the rest",
            zh = "一个客户端先发半行，另一个发一整行，然后第一个发剩下的部分")
    void half_a_line_holds_nobody_up() throws Exception {
        try (var echo = new Echo(); var slow = new Client(echo, "slow"); var fast = new Client(echo, "fast")) {
            slow.send("half a ");
            fast.ask("whole");
            slow.send("line\n");

            assertEquals("half a line", slow.readLine(), "slow");
        }
    }

    @Test
    @Tries(value = "a client breaks its connection in the middle of a line", zh = "一个客户端在一行的中间断开连接")
    void broken_connection_harms_nobody() throws Exception {
        try (var echo = new Echo(); var other = new Client(echo, "other")) {
            try (var broken = new Client(echo, "broken")) {
                broken.ask("hello");
                broken.send("half a ");
                broken.reset();
            }

            other.ask("hello");
            try (var next = new Client(echo, "next")) {
                next.ask("hello");
            }
        }
    }

    @Test
    @Tries(value = "a client sends three lines and ends", zh = "一个客户端发送三行后结束")
    void all_is_answered_before_the_end() throws Exception {
        try (var echo = new Echo(); var client = new Client(echo, "client")) {
            client.send("a\n\n你好\n");
            client.endOutput();

            assertEquals("a", client.readLine(), "line 1");
            assertEquals("", client.readLine(), "line 2");
            assertEquals("你好", client.readLine(), "line 3");
            client.assertEnd();
        }
    }

    @Test
    @Tries(value = "close() while two clients are connected", zh = "两个客户端连接时调用 close()")
    void close_ends_all() throws Exception {
        var echo = new Echo();
        try (var silent = new Client(echo, "silent"); var client = new Client(echo, "client")) {
            silent.ask("hello");
            client.ask("hello");

            echo.close();
            echo.close();

            silent.assertEnd();
            client.assertEnd();
            assertThrows(IOException.class, () -> new Client(echo, "late").ask("hello"), "connect after close()");
        }
    }

    /// A client that does not wait for ever.
    private static final class Client implements AutoCloseable {

        private final Socket socket = new Socket();
        private final String name;

        Client(Echo echo, String name) throws IOException {
            this.name = name;
            try {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), echo.port()), MILLIS);
            } catch (SocketTimeoutException e) {
                throw new AssertionError(name + ": no connection", e);
            }
            socket.setSoTimeout(MILLIS);
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        }

        void ask(String line) throws IOException {
            send(line + "\n");
            assertEquals(line, readLine(), name);
        }

        String readLine() throws IOException {
            var line = new ByteArrayOutputStream();
            for (int b = read("answer"); b != '\n'; b = read("answer")) {
                if (b < 0) {
                    throw new IOException(name + ": end of stream");
                }
                line.write(b);
            }
            return line.toString(StandardCharsets.UTF_8);
        }

        void assertEnd() throws IOException {
            try {
                assertEquals(-1, read("end of stream"), name + ": read()");
            } catch (SocketException e) { // an end, too
                assertTrue(e.getMessage().contains("reset"), e.getMessage());
            }
        }

        private int read(String missing) throws IOException {
            try {
                return socket.getInputStream().read();
            } catch (SocketTimeoutException e) {
                throw new AssertionError(name + ": no " + missing, e);
            }
        }

        void endOutput() throws IOException {
            socket.shutdownOutput();
        }

        void reset() throws IOException {
            socket.setSoLinger(true, 0);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
