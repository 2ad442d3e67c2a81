package dev.heddle.processes.internal.ring;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InaccessibleObjectException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What is known of the classes of records.
final class RecordShapes {

    private final ClassValue<Optional<RecordShape>> byClass = new ClassValue<>() {

        @Override
        protected Optional<RecordShape> computeValue(Class<?> type) {
            return look(type);
        }
    };
    private final Map<String, RecordShape> byName = new ConcurrentHashMap<>();
    private volatile @Nullable RecordShape last;

    /// The shape of a class of records.
    ///
    /// @return null if a record of that class must be left to Java's serialization
    @Nullable
    RecordShape of(Class<?> type) {
        return byClass.get(type).orElse(null);
    }

    /// The shape of the class with that name. Messages in a row are mostly of one class.
    RecordShape named(byte[] bytes, int at, int length) {
        RecordShape seen = last;
        if (seen != null && Arrays.equals(seen.name(), 0, seen.name().length, bytes, at, at + length)) {
            return seen;
        }
        RecordShape found = byName.computeIfAbsent(new String(bytes, at, length, StandardCharsets.UTF_8),
                this::find);
        last = found;
        return found;
    }

    private RecordShape find(String name) {
        try {
            RecordShape shape = of(Class.forName(name, true, Thread.currentThread().getContextClassLoader()));
            if (shape == null) {
                throw new IllegalStateException("class " + name + " is another one here: no record that can be made");
            }
            return shape;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("class " + name + " of the value that was taken is not known here", e);
        }
    }

    private static Optional<RecordShape> look(Class<?> type) {
        try {
            return type.isRecord() ? Optional.of(shape(type)) : Optional.empty();
        } catch (InaccessibleObjectException _) {
            return Optional.empty(); // of a module that is closed to us
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("record " + type.getName() + " cannot be read", e);
        }
    }

    private static RecordShape shape(Class<?> type) throws ReflectiveOperationException {
        var lookup = MethodHandles.lookup();
        var components = type.getRecordComponents();
        var readers = new MethodHandle[components.length];
        var types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            var accessor = components[i].getAccessor();
            accessor.setAccessible(true);
            readers[i] = lookup.unreflect(accessor).asType(MethodType.methodType(Object.class, Object.class));
            types[i] = components[i].getType();
        }
        var constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        var maker = lookup.unreflectConstructor(constructor)
                .asSpreader(Object[].class, types.length)
                .asType(MethodType.methodType(Object.class, Object[].class));
        return new RecordShape(type.getName().getBytes(StandardCharsets.UTF_8), readers, maker);
    }
}
