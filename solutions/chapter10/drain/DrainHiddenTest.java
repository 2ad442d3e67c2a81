package chapter10.drain;

import static dev.heddle.schedules.Schedules.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Tries;
import dev.heddle.schedules.kit.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DrainHiddenTest {

    @Test
    @Tries(value = "99 texts and the end", zh = "99 个文本和结束标记")
    void odd_number_of_texts() throws InterruptedException {
        List<String> texts = IntStream.rangeClosed(1, 99).mapToObj(n -> "bob" + n).toList();

        assertEquals(texts, Drain.drain(new Ending(texts, "end"), "end"), "drain(bob1 … bob99, end)");
    }

    @Test
    @Tries(value = "nothing but the end", zh = "只有结束标记")
    void no_text() throws InterruptedException {
        assertEquals(List.of(), Drain.drain(new Ending(List.of(), "end"), "end"), "drain(end)");
    }

    @Test
    @Tries(value = "an end that says the same and is another object", zh = "内容相同、但不是同一个对象的结束标记")
    void equal_end_is_the_end() throws InterruptedException {
        var end = new String("end"); // as it comes from another process: equal, not the same

        assertEquals(List.of("a"), Drain.drain(new Ending(List.of("a"), end), "end"), "drain(a, new String(end))");
    }

    @Test
    @Tries(value = "another word for the end, and texts like it", zh = "另一个词作为结束标记,以及与它相似的文本")
    void end_is_what_the_caller_says() throws InterruptedException {
        List<String> texts = List.of("end", "stop it", "", "Stop");

        assertEquals(texts, Drain.drain(new Ending(texts, "stop"), "stop"), "drain(end, stop it, '', Stop, stop)");
    }

    @Test
    @Tries(value = "texts behind the end stay in the queue", zh = "结束标记之后的文本留在队列里")
    void nothing_is_taken_after_the_end() throws InterruptedException {
        BlockingQueue<String> queue = new LinkedBlockingQueue<>(List.of("a", "b", "end", "c", "end"));

        List<String> drained = Drain.drain(queue, "end");

        assertEquals(List.of("a", "b"), drained, "drain(a, b, end, c, end)");
        assertEquals(List.of("c", "end"), new ArrayList<>(queue), "what is left in the queue");
    }

    @Schedules
    @Tries(value = "a producer that is slower or faster, in every order", zh = "生产者时慢时快,按所有可能的顺序")
    void producer_may_be_slow() throws Exception {
        BlockingQueue<String> queue = new ArrayBlockingQueue<>(1);

        together(() -> {
            queue.put("a");
            queue.put("b");
            queue.put("end");
        }, () -> assertEquals(List.of("a", "b"), Drain.drain(queue, "end"), "drain(a, b, end)"));
    }

    @Test
    @Tries(value = "the thread is interrupted while the queue is empty", zh = "队列为空时线程被中断")
    void interrupt_ends_the_wait() throws InterruptedException {
        BlockingQueue<String> queue = new LinkedBlockingQueue<>(List.of("a"));
        var drained = new FutureTask<>(() -> Drain.drain(queue, "end"));
        Thread thread = Thread.ofPlatform().name("drain").daemon().start(drained);

        Waiting.untilItWaits(thread);
        thread.interrupt();
        Waiting.untilItEnds(thread);

        ExecutionException thrown = assertThrows(ExecutionException.class, () -> drained.get(0, TimeUnit.SECONDS),
                "drain, interrupted while it waits");
        assertEquals(InterruptedException.class, thrown.getCause().getClass(), "what drain throws");
    }

    /// A queue that will never get more than its texts and the end: who waits for more is told so.
    private static final class Ending extends LinkedBlockingQueue<String> {

        Ending(List<String> texts, String end) {
            super(texts);
            add(end);
        }

        @Override
        public String take() throws InterruptedException {
            if (isEmpty()) {
                throw new AssertionError(
                        "All was taken, with the end, and take() is called again: it would wait for ever.");
            }
            return super.take();
        }

        @Override
        public String poll(long timeout, TimeUnit unit) throws InterruptedException {
            return take();
        }
    }
}
