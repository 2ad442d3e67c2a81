package dev.heddle.processes.internal.copy;

import java.io.Externalizable;
import java.io.NotSerializableException;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/// What has no copy, and how it is reached.
///
/// @param path   from the task to it, in words
/// @param object it
record Culprit(String path, Object object) {

    /// One object on the way, with the words that lead to it.
    private record Stop(@Nullable Stop before, String words, Object object) {

        String path() {
            return before == null || before.words.isEmpty() ? words : before.path() + ", " + words;
        }
    }

    /// The nearest one, or null if there is none.
    ///
    /// @param name what the root is called, if it is called anything
    static @Nullable Culprit in(@Nullable Object root, String name) {
        if (root == null) {
            return null;
        }
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Stop> waiting = new ArrayDeque<>();
        waiting.add(new Stop(null, name, root));
        while (!waiting.isEmpty()) {
            Stop stop = waiting.remove();
            if (!seen.add(stop.object)) {
                continue;
            }
            if (!Replaced.isReplaced(stop.object)
                    && (!(stop.object instanceof Serializable) || isLock(stop.object))) {
                return new Culprit(stop.path(), stop.object);
            }
            addParts(stop, waiting);
        }
        return null;
    }

    static String describe(@Nullable Object root, String name, NotSerializableException failure) {
        Culprit culprit = in(root, name);
        return culprit == null
                ? "an object of type " + failure.getMessage() + " cannot be copied to another process"
                : culprit.text();
    }

    String text() {
        return (path.isEmpty() ? "an object" : path) + " of type " + typeName(object)
                + " cannot be copied to another process; " + Advice.on(object);
    }

    String type() {
        return object.getClass().getName();
    }

    static String typeName(@Nullable Object object) {
        if (object == null) {
            return "null";
        }
        Class<?> type = object.getClass();
        if (type.isHidden() && type.getInterfaces().length == 1) {
            return type.getInterfaces()[0].getSimpleName();
        }
        return type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName();
    }

    /// Locks that Java's serialization lets pass, though their copy has nothing to do with them.
    static boolean isLock(Object object) {
        return object instanceof Serializable && object.getClass().getClassLoader() == null
                && !object.getClass().getName().contains("$") // the segments of a map
                && (object instanceof Lock || object instanceof ReadWriteLock || object instanceof StampedLock
                        || object instanceof Semaphore);
    }

    private static void addParts(Stop stop, Deque<Stop> waiting) {
        Object object = stop.object;
        SerializedLambda lambda = Lambdas.serialized(object);
        if (lambda != null) {
            for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
                add(stop, Lambdas.captured(object, lambda, i), lambda.getCapturedArg(i), waiting);
            }
        } else if (object instanceof Object[] array) {
            for (int i = 0; i < array.length; i++) {
                add(stop, "element " + i, array[i], waiting);
            }
        } else if (object.getClass().getClassLoader() == null) {
            addPartsOfContainer(stop, waiting);
        } else if (!(object instanceof Externalizable) && !(object instanceof Enum)) {
            addFields(stop, waiting);
        }
    }

    /// The JDK's own fields are its own business.
    private static void addPartsOfContainer(Stop stop, Deque<Stop> waiting) {
        switch (stop.object) {
            case Collection<?> elements -> {
                int i = 0;
                for (Object element : elements) {
                    add(stop, "element " + i++, element, waiting);
                }
            }
            case Map<?, ?> map -> map.forEach((key, value) -> {
                add(stop, "a key", key, waiting);
                add(stop, "the value of key '" + key + "'", value, waiting);
            });
            case Optional<?> optional -> add(stop, "its value", optional.orElse(null), waiting);
            default -> {
                // no parts
            }
        }
    }

    private static void addFields(Stop stop, Deque<Stop> waiting) {
        for (Class<?> type = stop.object.getClass(); type != null
                && (type.isRecord() || Serializable.class.isAssignableFrom(type)); type =
                        type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                int modifiers = field.getModifiers();
                if (!Modifier.isStatic(modifiers) && !Modifier.isTransient(modifiers)
                        && !field.getType().isPrimitive() && field.trySetAccessible()) {
                    add(stop, "field '" + field.getName() + "'", valueOf(field, stop.object), waiting);
                }
            }
        }
    }

    private static @Nullable Object valueOf(Field field, Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new AssertionError("made accessible before", e);
        }
    }

    private static void add(Stop before, String words, @Nullable Object object, Deque<Stop> waiting) {
        if (object != null) {
            waiting.add(new Stop(before, words, object));
        }
    }
}
