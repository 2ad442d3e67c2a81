package chapter16.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.schedules.kit.Tries;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PipelineTest {

    private static final Map<String, String> DOCUMENTS = Map.of("/1", "a b", "/2", "b c", "/3", " ");

    @Test
    @Tries(value = "three documents, one counter, one at a time", zh = "三个文档，一个计数器，一次一个")
    void words_of_all_documents_are_added_up() throws Exception {
        Map<String, Long> totals = Pipeline.run(List.of("/1", "/2", "/3"), DOCUMENTS::get, Simple::new,
                new Pipeline.Limits(1, 1));

        assertEquals(Map.of("a", 1L, "b", 2L, "c", 1L), totals, "run([a b, b c, ])");
    }

    @Test
    @Tries(value = "the same document 100 times, two counters, ten at once", zh = "同一文档 100 次，两个计数器，同时十个")
    void many_documents_are_added_up() throws Exception {
        List<String> urls = Collections.nCopies(100, "/1");

        Map<String, Long> totals = Pipeline.run(urls, DOCUMENTS::get, Simple::new, new Pipeline.Limits(2, 10));

        assertEquals(Map.of("a", 100L, "b", 100L), totals, "run(100 × [a b])");
    }

    /// Counts in this process.
    private static final class Simple implements Pipeline.Counter {

        @Override
        public Map<String, Integer> count(List<String> words) {
            Map<String, Integer> counts = new HashMap<>();
            words.forEach(word -> counts.merge(word, 1, Integer::sum));
            return counts;
        }

        @Override
        public void close() {}
    }
}
