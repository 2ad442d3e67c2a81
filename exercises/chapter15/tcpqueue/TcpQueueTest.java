package chapter15.tcpqueue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.schedules.kit.Tries;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

final class TcpQueueTest {

    private static final int SECONDS = 4; // only a wrong answer takes so long

    @Test
    @Tries(value = "a frame is written", zh = "写出一帧")
    void frame_is_a_length_and_a_text() throws Exception {
        var out = new ByteArrayOutputStream();

        new TcpQueue.Sender(out).put("abc");

        assertArrayEquals(new byte[] {0, 0, 0, 3, 'a', 'b', 'c'}, out.toByteArray(), "put(\"abc\")");
    }

    @Test
    @Tries(value = "two frames are read", zh = "读取两帧")
    void frames_are_read() throws Exception {
        try (var queue = new TcpQueue()) {
            queue.receive(new ByteArrayInputStream(new byte[] {0, 0, 0, 2, 'h', 'i', 0, 0, 0, 1, '!'}));

            assertEquals("hi", take(queue), "first take()");
            assertEquals("!", take(queue), "second take()");
        }
    }

    @Test
    @Tries(value = "one sender puts three messages", zh = "一个发送者放入三条消息")
    void messages_come_in_order() throws Exception {
        try (var queue = new TcpQueue(); var sender = TcpQueue.connect(queue.port())) {
            sender.put("two\nlines");
            sender.put("");
            sender.put("你好");

            assertEquals("two\nlines", take(queue), "first take()");
            assertEquals("", take(queue), "second take()");
            assertEquals("你好", take(queue), "third take()");
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
            }, task -> Thread.ofPlatform().daemon().start(task)).get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("take(): no message", e);
        }
    }
}
