package chapter10.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.schedules.kit.Tries;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FramesHiddenTest {

    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    @Test
    @Tries(value = "line ends, and texts that look like an end", zh = "换行,以及看起来像结尾的文本")
    void any_text_is_data() throws IOException {
        for (String text : new String[]{"a\nb\r\n\nc", "\n", "end", "\0", ",;:|", "0005hello"}) {
            assertTrip(text);
        }
    }

    @Test
    @Tries(value = "an empty text, between others", zh = "夹在其他文本之间的空文本")
    void empty_text() throws IOException {
        var in = new ByteArrayInputStream(frames("a", "", "b"));

        assertEquals(Optional.of("a"), Frames.receive(in), "send(a), send(''), send(b), receive()");
        assertEquals(Optional.of(""), Frames.receive(in), "the second receive()");
        assertEquals(Optional.of("b"), Frames.receive(in), "the third receive()");
        assertEquals(Optional.empty(), Frames.receive(in), "receive() at the end");
    }

    @Test
    @Tries(value = "Chinese, and a sign of four bytes", zh = "中文,以及一个占四个字节的符号")
    void texts_beyond_ascii() throws IOException {
        assertTrip("进程之间的队列");
        assertTrip("naïve 🧵");
    }

    @Test
    @Tries(value = "the bytes of a frame", zh = "一帧的字节")
    void format() throws IOException {
        assertEquals("00 00 00 02 68 69", hex(frames("hi")), "send(hi)");
        assertEquals("00 00 00 03 e4 bd a0", hex(frames("你")), "send(你)");
        assertEquals("00 00 01 2c", hex(frames("x".repeat(300))).substring(0, 11), "send(300 × x), 4 bytes");
        assertEquals(Optional.of("x".repeat(300)), Frames.receive(bytes("00 00 01 2c" + " 78".repeat(300))),
                "receive(00 00 01 2c, 300 × 78)");
    }

    @Test
    @Tries(value = "a text of a megabyte", zh = "一兆字节的文本")
    void megabyte() throws IOException {
        String text = "0123456789abcdef".repeat(1 << 16);

        Optional<String> received = Frames.receive(new ByteArrayInputStream(frames(text)));

        assertEquals(text.length(), received.map(String::length).orElse(-1), "receive().length()");
        assertTrue(received.get().equals(text), "receive() = 65536 × 0123456789abcdef");
    }

    @Test
    @Tries(value = "a stream that gives one byte at a time", zh = "每次只给一个字节的流")
    void one_byte_at_a_time() throws IOException {
        var in = new OneByOne(bytes("00 00 00 06 68 65 64 64 6c 65 00 00 00 02 6f 6b"));

        assertEquals(Optional.of("heddle"), Frames.receive(in), "receive(), one byte at a time");
        assertEquals(Optional.of("ok"), Frames.receive(in), "the second receive()");
    }

    @Test
    @Tries(value = "no byte is read behind the frame", zh = "不读取帧之后的任何字节")
    void nothing_behind_the_frame_is_read() throws IOException {
        var in = new ByteArrayInputStream(HEX.parseHex("00 00 00 02 68 69 2a 2b"));

        Frames.receive(in);

        assertEquals(2, in.available(), "bytes left after receive(00 00 00 02 68 69 2a 2b)");
    }

    @Test
    @Tries(value = "the stream ends within a text", zh = "流在文本中间结束")
    void end_within_the_text() {
        for (String cut : new String[]{"00 00 00 05 68 65 6c 6c", "00 00 00 05"}) {
            assertThrows(EOFException.class, () -> Frames.receive(bytes(cut)), "receive(" + cut + ")");
        }
    }

    @Test
    @Tries(value = "the stream ends within the number", zh = "流在长度数字中间结束")
    void end_within_the_number() {
        for (String cut : new String[]{"00", "00 00", "00 00 00"}) {
            assertThrows(EOFException.class, () -> Frames.receive(bytes(cut)), "receive(" + cut + ")");
        }
    }

    @Test
    @Tries(value = "a number that cannot be true", zh = "不可能正确的长度数字")
    void hostile_number() {
        for (String hostile : new String[]{"7f ff ff ff 68 69", "ff ff ff ff 68 69", "80 00 00 00", "01 00 00 01 68"}) {
            assertFalse(thrown(hostile) instanceof EOFException, "receive(" + hostile + ") throws EOFException");
        }
    }

    @Test
    @Tries(value = "the longest text, and one that is too long", zh = "最长的文本,以及一个过长的文本")
    void longest_text() throws IOException {
        String longest = "x".repeat(Frames.MOST);
        var out = new ByteArrayOutputStream();

        assertThrows(IllegalArgumentException.class, () -> Frames.send(out, longest + "x"), "send((MOST + 1) × x)");
        assertThrows(IllegalArgumentException.class, () -> Frames.send(out, "你".repeat(Frames.MOST / 3 + 1)),
                "send((MOST / 3 + 1) × 你)");
        assertEquals(0, out.size(), "bytes that are written of a text that is refused");
        assertEquals(longest.length(), Frames.receive(new ByteArrayInputStream(frames(longest))).orElse("").length(),
                "receive().length() of MOST × x");
    }

    @Test
    @Tries(value = "a buffered stream, which stays open", zh = "带缓冲的流,并且保持打开")
    void frame_is_flushed_and_the_stream_stays_open() throws IOException {
        var out = new ByteArrayOutputStream();
        boolean[] closed = new boolean[1];
        var buffered = new BufferedOutputStream(new FilterOutputStream(out) {

            @Override
            public void close() {
                closed[0] = true;
            }
        });

        Frames.send(buffered, "hi");

        assertEquals("00 00 00 02 68 69", hex(out.toByteArray()), "send(BufferedOutputStream, hi)");
        assertFalse(closed[0], "closed by send()");
    }

    private static void assertTrip(String text) throws IOException {
        var in = new ByteArrayInputStream(frames(text, "next"));

        assertEquals(Optional.of(text), Frames.receive(in), "send(…), receive()");
        assertEquals(Optional.of("next"), Frames.receive(in), "the next receive()");
    }

    private static byte[] frames(String... texts) throws IOException {
        var out = new ByteArrayOutputStream();
        for (String text : texts) {
            Frames.send(out, text);
        }
        return out.toByteArray();
    }

    private static IOException thrown(String hostile) {
        try {
            return assertThrows(IOException.class, () -> Frames.receive(bytes(hostile)), "receive(" + hostile + ")");
        } catch (OutOfMemoryError e) {
            throw new AssertionError("receive(" + hostile + ") asks for more memory than there is", e);
        }
    }

    private static InputStream bytes(String hex) {
        return new ByteArrayInputStream(HEX.parseHex(hex));
    }

    private static String hex(byte[] bytes) {
        return HEX.formatHex(bytes);
    }

    /// As a slow pipe does: each read gives one byte.
    private static final class OneByOne extends InputStream {

        private final InputStream in;

        OneByOne(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return in.read(into, from, Math.min(1, length));
        }
    }
}
