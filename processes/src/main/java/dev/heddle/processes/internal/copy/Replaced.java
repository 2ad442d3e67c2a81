package dev.heddle.processes.internal.copy;

import java.io.InvalidObjectException;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What travels in the place of objects that Java's serialization refuses, or is slow with.
sealed interface Replaced extends Serializable {

    /// Below it nothing is gained.
    int FEW = 8;

    /// Whether something else travels in its place.
    static boolean isReplaced(Object object) {
        return of(object) instanceof Replaced;
    }

    /// The object itself, or what travels in its place. Only exact types: a subclass may hold more.
    static Object of(Object object) {
        return switch (object) {
            case Optional<?> optional -> new PresentOrNot(optional.orElse(null));
            case Path path when path.getFileSystem().equals(FileSystems.getDefault()) -> new Place(path.toString());
            case ArrayList<?> list when list.getClass() == ArrayList.class -> packed(list, Shape.LIST);
            case HashSet<?> set when set.getClass() == HashSet.class -> packed(set, Shape.SET);
            case List<?> list when list.getClass() == Shape.FIXED_LIST -> packed(list, Shape.FIXED);
            case HashMap<?, ?> map when map.getClass() == HashMap.class -> packed(map);
            case Record data when !(data instanceof Serializable) -> Objects.requireNonNullElse(Row.of(data), data);
            default -> object;
        };
    }

    private static Object packed(Collection<?> elements, Shape shape) {
        Column column = elements.size() < FEW ? null : Column.of(elements);
        return column == null ? elements : new Packed(shape, column);
    }

    private static Object packed(Map<?, ?> map) {
        Column keys = map.size() < FEW ? null : Column.of(map.keySet());
        Column values = keys == null ? null : Column.of(map.values());
        return keys == null || values == null ? map : new PackedMap(keys, values);
    }

    /// What a column becomes.
    enum Shape {

        LIST, FIXED, SET;

        private static final Class<?> FIXED_LIST = List.of(1, 2, 3).getClass();

        private Object of(Object[] elements) {
            return switch (this) {
                case LIST -> new ArrayList<>(Arrays.asList(elements));
                case FIXED -> Stream.of(elements).toList();
                case SET -> {
                    Collection<Object> set = HashSet.newHashSet(elements.length);
                    set.addAll(Arrays.asList(elements));
                    yield set;
                }
            };
        }
    }

    /// An `Optional`.
    record PresentOrNot(@Nullable Object value) implements Replaced {

        @SuppressWarnings("serial") // a record's components are checked when they are written
        private Object readResolve() {
            return Optional.ofNullable(value);
        }
    }

    /// A `Path` of the default file system.
    record Place(String text) implements Replaced {

        private Object readResolve() {
            return Path.of(text);
        }
    }

    /// A list or a set.
    record Packed(Shape shape, Column column) implements Replaced {

        private Object readResolve() {
            return shape.of(column.elements());
        }
    }

    /// A `HashMap`.
    record PackedMap(Column keys, Column values) implements Replaced {

        private Object readResolve() {
            Object[] left = keys.elements();
            Object[] right = values.elements();
            Map<Object, Object> map = HashMap.newHashMap(left.length);
            for (int i = 0; i < left.length; i++) {
                map.put(left[i], right[i]);
            }
            return map;
        }
    }

    /// A record that nobody has declared serializable: a record is nothing but its components.
    final class Row implements Replaced {

        private static final long serialVersionUID = 1;

        private final Class<?> type;
        @SuppressWarnings("serial") // its elements are checked when they are written
        private final @Nullable Object[] components;

        private Row(Class<?> type, @Nullable Object[] components) {
            this.type = type;
            this.components = components;
        }

        /// Null if its module does not let us look into it.
        static @Nullable Row of(Record data) {
            RecordComponent[] parts = data.getClass().getRecordComponents();
            @Nullable
            Object[] components = new @Nullable Object[parts.length];
            try {
                for (int i = 0; i < parts.length; i++) {
                    Field field = data.getClass().getDeclaredField(parts[i].getName());
                    if (!field.trySetAccessible()) {
                        return null;
                    }
                    components[i] = field.get(data);
                }
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("a record has a field for each component", e);
            }
            return new Row(data.getClass(), components);
        }

        private Object readResolve() throws InvalidObjectException {
            try {
                Class<?>[] types = Stream.of(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
                Constructor<?> constructor = type.getDeclaredConstructor(types);
                constructor.setAccessible(true);
                return constructor.newInstance(components);
            } catch (ReflectiveOperationException e) {
                throw new InvalidObjectException("record " + type.getName() + " cannot be made again", e);
            }
        }
    }
}
