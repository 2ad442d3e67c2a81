package dev.heddle.worker.display;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The renderers that cells and jars have added. Any thread may use it.
final class RendererSet {

    /// Makes of an object what is shown in its place.
    @FunctionalInterface
    interface Rendering<T> {
        @Nullable
        Object render(T value) throws Exception;
    }

    /// A renderer and its type.
    record Entry(Class<?> type, Rendering<Object> rendering) {}

    // guarded by this
    private final List<Entry> entries = new ArrayList<>(); // those added last come first
    private final Set<Class<?>> toldOf = new HashSet<>();

    synchronized <T> void add(Class<T> type, Rendering<? super T> rendering) {
        entries.removeIf(each -> each.type.equals(type));
        entries.addFirst(new Entry(type, value -> rendering.render(type.cast(value))));
    }

    /// For services: what a cell has added is not replaced by a jar that comes later.
    synchronized <T> void addIfNew(Class<T> type, Rendering<? super T> rendering) {
        if (entries.stream().noneMatch(each -> each.type.equals(type))) {
            add(type, rendering);
        }
    }

    /// The renderer for objects of a class: that of the most specific type.
    synchronized @Nullable Entry find(Class<?> type) {
        Entry best = null;
        for (Entry each : entries) {
            if (each.type.isAssignableFrom(type)
                    && (best == null || (best.type.isAssignableFrom(each.type) && !best.type.equals(each.type)))) {
                best = each;
            }
        }
        return best;
    }

    /// Whether the class has lost its renderer by being declared anew; true once for each class.
    synchronized boolean hasJustLostIts(Class<?> type) {
        return !type.getSimpleName().isEmpty()
                && entries.stream()
                        .map(Entry::type)
                        .anyMatch(each -> each.getSimpleName().equals(type.getSimpleName())
                                && each.getPackageName().equals(type.getPackageName()))
                && toldOf.add(type);
    }
}
