package dev.heddle.processes;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some elements of a map, done in one go by one worker.
record Chunk<T, R extends @Nullable Object>(Mapping<T, R> mapping, List<T> items)
        implements
            Task<List<R>> {

    @Override
    public List<R> call() {
        List<R> results = new ArrayList<>(items.size());
        for (T item : items) {
            results.add(mapping.apply(item));
        }
        return results;
    }

    /// Elements in their order, in chunks of this size; the last one may be smaller.
    static <T, R extends @Nullable Object> List<Chunk<T, R>> of(Iterable<T> items,
            Mapping<T, R> mapping, int size) {
        List<Chunk<T, R>> chunks = new ArrayList<>();
        List<T> next = new ArrayList<>();
        for (T item : items) {
            next.add(item);
            if (next.size() == size) {
                chunks.add(new Chunk<>(mapping, next));
                next = new ArrayList<>();
            }
        }
        if (!next.isEmpty()) {
            chunks.add(new Chunk<>(mapping, next));
        }
        return chunks;
    }
}
