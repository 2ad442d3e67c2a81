package chapter16.pipeline;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/// Downloads documents, has their words counted by child processes, and adds up.
final class Pipeline {

    private Pipeline() {}

    /// Where documents come from. A download may take long, and can be interrupted.
    interface Source {

        String download(String url) throws Exception;
    }

    /// A child process that counts words, for one thread at a time.
    interface Counter extends AutoCloseable {

        /// Throws an `IOException` if the process has died; then nothing was counted.
        Map<String, Integer> count(List<String> words) throws IOException, InterruptedException;

        @Override
        void close();
    }

    /// At most so many counters, and at most so many documents under way.
    record Limits(int counters, int open) {}

    static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }

    static Map<String, Long> run(List<String> urls, Source source, Supplier<? extends Counter> newCounter,
            Limits limits) throws InterruptedException, ExecutionException {
        return Map.of(); // TODO: download, split, count, add up
    }
}
