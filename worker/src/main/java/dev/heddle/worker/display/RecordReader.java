package dev.heddle.worker.display;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Takes records of a class apart.
final class RecordReader {

    /// Stands for a component whose accessor threw.
    record Failed(Throwable thrown) {}

    private final List<String> names;
    private final List<Method> accessors;

    private RecordReader(List<String> names, List<Method> accessors) {
        this.names = List.copyOf(names);
        this.accessors = List.copyOf(accessors);
    }

    /// A reader; null if the class has no components, or does not let others read them.
    static @Nullable RecordReader of(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<Method> accessors = Stream.of(components).map(RecordComponent::getAccessor).toList();
        return accessors.isEmpty() || !accessors.stream().allMatch(Method::trySetAccessible)
                ? null
                : new RecordReader(Stream.of(components).map(RecordComponent::getName).toList(), accessors);
    }

    List<String> names() {
        return names;
    }

    /// Its components; for null, a row of nothing.
    List<@Nullable Object> values(@Nullable Object record) {
        List<@Nullable Object> values = new ArrayList<>();
        accessors.forEach(each -> values.add(record == null ? "" : value(record, each)));
        return values;
    }

    private static @Nullable Object value(Object record, Method accessor) {
        try {
            return accessor.invoke(record);
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getTargetException();
            if (thrown instanceof Error error && !(thrown instanceof StackOverflowError)) {
                throw error;
            }
            return new Failed(thrown);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("it was made accessible before", e);
        }
    }
}
