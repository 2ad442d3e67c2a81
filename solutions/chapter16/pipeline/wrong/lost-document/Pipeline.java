// Fails: run([a b, a]), 2 × IOException: expected:
package chapter16.pipeline;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
        Map<String, Long> totals = new ConcurrentHashMap<>();
        try (var counters = new Counters(newCounter, limits.counters());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) { // is closed first
            var ended = new ExecutorCompletionService<Void>(threads);
            try {
                int open = 0;
                for (String url : urls) {
                    if (open == limits.open()) {
                        ended.take().get(); // throws as soon as one has failed
                        open--;
                    }
                    ended.submit(() -> {
                        Map<String, Integer> counts = counters.count(words(source.download(url)));
                        counts.forEach((word, count) -> totals.merge(word, (long) count, Long::sum));
                        return null;
                    });
                    open++;
                }
                for (; open > 0; open--) {
                    ended.take().get();
                }
            } finally {
                threads.shutdownNow();
            }
        }
        return totals;
    }

    /// Counters, each of which somebody owns or is in the queue.
    private static final class Counters implements AutoCloseable {

        private static final int MOST_DEATHS = 3;

        private final Supplier<? extends Counter> newCounter;
        private final BlockingQueue<Optional<Counter>> places; // empty: none was made yet, or it has died

        Counters(Supplier<? extends Counter> newCounter, int most) {
            this.newCounter = newCounter;
            places = new ArrayBlockingQueue<>(most);
            for (int i = 0; i < most; i++) {
                places.add(Optional.empty());
            }
        }

        Map<String, Integer> count(List<String> words) throws IOException, InterruptedException {
            Counter counter = places.take().orElse(null);
            try {
                for (int deaths = 1;; deaths++) {
                    if (counter == null) {
                        counter = newCounter.get();
                    }
                    try {
                        return counter.count(words);
                    } catch (IOException e) {
                        counter.close();
                        counter = null;
                        if (deaths == MOST_DEATHS) {
                            throw e;
                        }
                        return Map.of(); // the next one gets a new counter
                    }
                }
            } finally {
                places.add(Optional.ofNullable(counter));
            }
        }

        @Override
        public void close() {
            places.forEach(each -> each.ifPresent(Counter::close));
        }
    }
}
