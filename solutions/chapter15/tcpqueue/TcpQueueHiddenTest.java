package chapter15.tcpqueue;

import static dev.heddle.schedules.Schedules.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Tries;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

final class TcpQueueHiddenTest {

    private static final int MILLIS = 4000; // only a wrong answer takes so long
    private static final int MANY = 20;

    @Schedules(schedules = 300, random = 50)
    @Tries(value = "two threads put with one sender, in every order", zh = "两个线程用同一个发送者放入消息，按所有可能的顺序")
    void frames_are_not_mixed() throws Exception {
        var wire = new Wire();
        var sender = new TcpQueue.Sender(wire);

        together(() -> sender.put("ab"), () -> sender.put("xyz"));

        String bytes = wire.text();
        assertTrue(bytes.equals("[0 0 0 2 a b 0 0 0 3 x y z]") || bytes.equals("[0 0 0 3 x y z 0 0 0 2 a b]"),
                () -> "put(\"ab\") || put(\"xyz\") = " + bytes);
    }

    @Test
    @Tries(value = "bytes come one by one", zh = "字节一个一个到达")
    void pieces_are_put_together() throws Exception {
        byte[] frames = {0, 0, 0, 5, 'h', 'e', 'l', 'l', 'o', 0, 0, 0, 0, 0, 0, 0, 3, (byte) 0xE4, (byte) 0xBD,
                (byte) 0xA0};
        try (var queue = new TcpQueue()) {
            queue.receive(new Drops(new ByteArrayInputStream(frames)));

            assertEquals("hello", take(queue), "first take()");
            assertEquals("", take(queue), "second take()");
            assertEquals("你", take(queue), "third take()");
        }
    }

    @Test
    @Tries(value = "a connection is cut in the middle of a message", zh = "连接在一条消息的中间断开")
    void half_a_message_is_thrown_away() throws Exception {
        try (var queue = new TcpQueue()) {
            queue.receive(new ByteArrayInputStream(new byte[] {0, 0, 0, 1, 'a', 0, 0, 0, 9, 'h', 'a', 'l', 'f'}));
            queue.receive(new ByteArrayInputStream(new byte[] {0, 0}));
            queue.receive(new ByteArrayInputStream(new byte[] {0, 0, 0, 1, 'z'}));

            assertEquals("a", take(queue), "first take()");
            assertEquals("z", take(queue), "second take()");
        }
    }

    @Test
    @Tries(value = "a length is below 0 or above MOST", zh = "长度小于 0 或大于 MOST")
    void wrong_lengths_are_refused() throws Exception {
        try (var queue = new TcpQueue()) {
            assertThrows(IOException.class, () -> queue.receive(frame(-1)), "length -1");
            assertThrows(IOException.class, () -> queue.receive(frame(TcpQueue.MOST + 1)), "length MOST + 1");
            assertThrows(IOException.class, () -> queue.receive(frame(Integer.MAX_VALUE)), "length 2147483647");
        }
    }

    @Test
    @Tries(value = "a message of MOST bytes", zh = "一条 MOST 字节的消息")
    void largest_message_arrives() throws Exception {
        String large = "x".repeat(TcpQueue.MOST);
        try (var queue = new TcpQueue(); var sender = TcpQueue.connect(queue.port())) {
            sender.put(large);

            assertEquals(TcpQueue.MOST, take(queue).length(), "take().length()");
        }
    }

    @Test
    @Tries(value = "two senders put 20 messages each, while a third is connected and silent",
            zh = "两个发送者各放入 20 条消息，第三个已连接但不发送")
    void all_messages_of_two_senders_arrive() throws Exception {
        try (var queue = new TcpQueue(); var silent = TcpQueue.connect(queue.port());
                var one = TcpQueue.connect(queue.port()); var other = TcpQueue.connect(queue.port())) {
            for (int i = 0; i < MANY; i++) {
                one.put("one " + i);
                other.put("other " + i);
            }

            List<String> ofOne = new ArrayList<>();
            List<String> ofOther = new ArrayList<>();
            for (int i = 0; i < 2 * MANY; i++) {
                String message = take(queue);
                (message.startsWith("one") ? ofOne : ofOther).add(message);
            }
            silent.put("at last");

            assertEquals(numbered("one"), ofOne, "one");
            assertEquals(numbered("other"), ofOther, "other");
            assertEquals("at last", take(queue), "take()");
        }
    }

    @Test
    @Tries(value = "one connection is reset and one sends nonsense, and a third goes on", zh = "一个连接被重置，一个发送乱码，第三个继续")
    void bad_connections_harm_nobody() throws Exception {
        try (var queue = new TcpQueue(); var good = TcpQueue.connect(queue.port())) {
            good.put("before");
            assertEquals("before", take(queue), "take()");
            try (var reset = new Socket(InetAddress.getLoopbackAddress(), queue.port())) {
                reset.getOutputStream().write(new byte[] {0, 0, 0, 9, 'h', 'a', 'l', 'f'});
                reset.setSoLinger(true, 0);
            }
            try (var nonsense = new Socket(InetAddress.getLoopbackAddress(), queue.port())) {
                nonsense.getOutputStream().write("GET / HTTP/1.1\n".getBytes());
                assertEnd(nonsense, "nonsense");
            }

            good.put("after");

            assertEquals("after", take(queue), "take()");
        }
    }

    @Test
    @Tries(value = "close() while a sender is connected", zh = "有发送者连接时调用 close()")
    void close_ends_connections() throws Exception {
        var queue = new TcpQueue();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), queue.port())) {
            socket.getOutputStream().write(new byte[] {0, 0, 0, 1, 'a', 0, 0, 0, 1, 'b'});
            assertEquals("a", take(queue), "first take()");

            queue.close();

            assertEnd(socket, "client");
        }
        try (var late = new Socket(InetAddress.getLoopbackAddress(), queue.port())) {
            assertEnd(late, "connect after close()"); // the system may have taken it before accept() has ended
        } catch (ConnectException e) {
            // refused, as it is to be
        }
    }

    private static List<String> numbered(String name) {
        List<String> result = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            result.add(name + " " + i);
        }
        return result;
    }

    private static InputStream frame(int length) throws IOException {
        var bytes = new ByteArrayOutputStream();
        new DataOutputStream(bytes).writeInt(length);
        bytes.write("nonsense".getBytes());
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static void assertEnd(Socket socket, String name) throws IOException {
        socket.setSoTimeout(MILLIS);
        try {
            assertEquals(-1, socket.getInputStream().read(), name + ": read()");
        } catch (SocketTimeoutException e) {
            throw new AssertionError(name + ": not closed", e);
        } catch (SocketException e) { // a reset is an end, too
            assertTrue(e.getMessage().contains("reset"), e.getMessage());
        }
    }

    private static String take(TcpQueue queue) throws Exception {
        try {
            return CompletableFuture.supplyAsync(() -> {
                try {
                    return queue.take();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }, task -> Thread.ofPlatform().daemon().start(task)).get(MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("take(): no message", e);
        }
    }

    /// Keeps what is written, in two pieces each time, as the network may.
    private static final class Wire extends OutputStream {

        private final List<Integer> bytes = new ArrayList<>(); // guarded by this

        @Override
        public synchronized void write(int b) {
            bytes.add(b & 0xFF);
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            int half = (length + 1) / 2;
            piece(from, offset, half);
            piece(from, offset + half, length - half);
        }

        private synchronized void piece(byte[] from, int offset, int length) {
            for (int i = offset; i < offset + length; i++) {
                write(from[i]);
            }
        }

        synchronized String text() {
            var text = new StringBuilder("[");
            for (int b : bytes) {
                text.append(text.length() > 1 ? " " : "").append(b < 'a' ? b : String.valueOf((char) b));
            }
            return text.append(']').toString();
        }
    }

    /// Gives one byte at a time.
    private static final class Drops extends InputStream {

        private final InputStream in;

        Drops(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return in.read(into, offset, Math.min(1, length));
        }
    }
}
