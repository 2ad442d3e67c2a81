package dev.heddle.schedules.internal.model;

import dev.heddle.schedules.internal.trace.Kind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Fields and array elements by number. One thread runs at a time, so an exchange is a read and a write.
@SuppressWarnings("ReferenceEquality") // an exchange compares references
abstract class Cells {

    static final int READ = Kind.VOLATILE_READ | Kind.LIBRARY;
    static final int WRITE = Kind.VOLATILE_WRITE | Kind.LIBRARY;
    static final int BOTH = Kind.EXCHANGE | Kind.LIBRARY;
    static final int PLAIN_READ = Kind.READ | Kind.LIBRARY;
    static final int PLAIN_WRITE = Kind.WRITE | Kind.LIBRARY;

    private final List<Slot> slots = new CopyOnWriteArrayList<>();

    /// A field that can be reached by its offset.
    private record Slot(VarHandle handle, int field) {}

    final long number(Class<?> owner, String name) {
        try {
            return number(owner.getDeclaredField(name));
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    final long number(Field field) {
        try {
            Class<?> owner = field.getDeclaringClass();
            VarHandle handle = MethodHandles.privateLookupIn(owner, MethodHandles.lookup()).unreflectVarHandle(field);
            int number = Fields.ALL.field(owner.getName().replace('.', '/'), field.getName());
            synchronized (this) {
                slots.add(new Slot(handle, number));
                return slots.size() - 1L;
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    final @Nullable Object load(Object owner, long offset, int kind) {
        log(owner, offset, kind);
        return peek(owner, offset);
    }

    final @Nullable Object peek(Object owner, long offset) {
        return owner instanceof Object[] array ? array[(int) offset] : slots.get((int) offset).handle().get(owner);
    }

    final void store(Object owner, long offset, @Nullable Object value, int kind) {
        log(owner, offset, kind);
        poke(owner, offset, value);
    }

    final void poke(Object owner, long offset, @Nullable Object value) {
        if (owner instanceof @Nullable Object[] array) {
            array[(int) offset] = value;
        } else {
            slots.get((int) offset).handle().set(owner, value);
        }
    }

    final void log(Object owner, long offset, int kind) {
        if (owner instanceof Object[]) {
            Hooks.library(owner, (int) offset, kind);
        } else {
            Hooks.library(owner, slots.get((int) offset).field(), kind);
        }
    }

    final Object loaded(Object owner, long offset, int kind) {
        Object found = load(owner, offset, kind);
        if (found == null) {
            throw new IllegalStateException("a primitive is null");
        }
        return found;
    }

    final Object known(Object owner, long offset) {
        Object found = peek(owner, offset);
        if (found == null) {
            throw new IllegalStateException("a primitive is null");
        }
        return found;
    }

    final boolean exchange(Object owner, long offset, @Nullable Object expected, @Nullable Object value) {
        Object found = peek(owner, offset);
        boolean same = expected instanceof Number ? expected.equals(found) : found == expected;
        log(owner, offset, same ? BOTH : READ);
        if (same) {
            poke(owner, offset, value);
        }
        return same;
    }
}
