package dev.heddle.processes;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some elements of a map, done in one go by one worker.
final class Chunk {

    private Chunk() {}

    /// Elements in their order, in chunks of this size; the last one may be smaller.
    static <T, R extends @Nullable Object> List<Task<List<R>>> of(Iterable<T> items, Mapping<T, R> mapping, int size) {
        List<Task<List<R>>> chunks = new ArrayList<>();
        List<T> next = new ArrayList<>();
        for (T item : items) {
            next.add(item);
            if (next.size() == size) {
                chunks.add(of(mapping, next));
                next = new ArrayList<>();
            }
        }
        if (!next.isEmpty()) {
            chunks.add(of(mapping, next));
        }
        return chunks;
    }

    /// A lambda, for lambdas have the shortest form.
    private static <T, R extends @Nullable Object> Task<List<R>> of(Mapping<T, R> mapping, List<T> items) {
        return () -> {
            List<R> results = new ArrayList<>(items.size());
            for (T item : items) {
                results.add(mapping.apply(item));
            }
            return results;
        };
    }
}
