package chapter10.drain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.schedules.kit.Tries;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DrainTest {

    @Test
    @Tries(value = "100 texts and the end", zh = "100 个文本和结束标记")
    void hundred_texts() throws InterruptedException {
        List<String> texts = IntStream.rangeClosed(1, 100).mapToObj(n -> "bob" + n).toList();
        BlockingQueue<String> queue = new LinkedBlockingQueue<>(texts);
        queue.put("end");

        List<String> drained = Drain.drain(queue, "end");

        assertEquals(texts, drained, "drain(bob1 … bob100, end)");
        assertEquals(0, queue.size(), "what is left in the queue");
    }
}
