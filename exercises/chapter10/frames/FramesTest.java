package chapter10.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.schedules.kit.Tries;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FramesTest {

    @Test
    @Tries(value = "what is sent is received, and then the end", zh = "发送的内容能收到,然后是结尾")
    void round_trip() throws IOException {
        var out = new ByteArrayOutputStream();
        Frames.send(out, "hello");
        Frames.send(out, "world");
        var in = new ByteArrayInputStream(out.toByteArray());

        assertEquals(Optional.of("hello"), Frames.receive(in), "send(hello), send(world), receive()");
        assertEquals(Optional.of("world"), Frames.receive(in), "the second receive()");
        assertEquals(Optional.empty(), Frames.receive(in), "receive() at the end");
    }
}
