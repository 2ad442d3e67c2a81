package dev.heddle.processes;

import dev.heddle.processes.internal.copy.Copier;
import dev.heddle.processes.internal.copy.Guard;
import dev.heddle.processes.internal.copy.NotCopyable;
import dev.heddle.processes.internal.copy.Parcel;
import dev.heddle.processes.internal.copy.Reach;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What becomes of the static variables that a task can touch.
///
/// @param travelling those that a child gets, with their values; the ones of classes that do something when they are
///                   initialized come last
/// @param missing    those that it does not get, and why
/// @param guard      how the child sees the classes, if not as they are
record Inventory(Map<Field, @Nullable Object> travelling, Map<Field, String> missing, @Nullable Guard guard) {

    /// What a variable holds, and why that cannot be copied, if it cannot.
    private record Look(@Nullable Object value, @Nullable NotCopyable reason) {}

    /// Looks at all variables that the code can touch; what they hold may bring more code.
    ///
    /// @throws NotCopyable if one cannot be copied, and it cannot be guarded
    static Inventory of(Object task, Parcel parcel, Predicate<Class<?>> holders, List<Class<?>> called)
            throws NotCopyable {
        Reach reach = new Reach(holders);
        Map<Field, Look> seen = new LinkedHashMap<>();
        try {
            reach.addObjectsOf(task.getClass());
            for (Class<?> each : called) {
                reach.addObjectsOf(each);
            }
            reach.add(parcel);
            while (seen.size() < reach.fields().size()) {
                for (Field field : reach.fields()) {
                    if (!seen.containsKey(field)) {
                        seen.put(field, look(field, reach));
                    }
                }
            }
            return sorted(seen, Copier.home(task, parcel.classes()), reach);
        } catch (IOException e) {
            throw new UncheckedIOException("the code of " + task + " cannot be read", e);
        }
    }

    private static Look look(Field field, Reach reach) throws IOException {
        Object value;
        try {
            field.setAccessible(true);
            value = field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError("made accessible before", e);
        } catch (LinkageError e) {
            return new Look(null, new NotCopyable("variable '" + field.getName() + "' has no value: class "
                    + field.getDeclaringClass().getName() + " could not be initialized", e));
        }
        try {
            reach.add(Copier.packAround(value, "variable '" + field.getName() + "'"));
            return new Look(value, null);
        } catch (NotCopyable e) {
            return new Look(value, e);
        }
    }

    private static Inventory sorted(Map<Field, Look> seen, ClassLoader home, Reach reach)
            throws NotCopyable, IOException {
        Map<Field, @Nullable Object> travelling = new LinkedHashMap<>();
        Map<Field, @Nullable Object> last = new LinkedHashMap<>();
        Map<Field, String> missing = new LinkedHashMap<>();
        Map<Guard.Variable, String> leftOut = new HashMap<>();
        Set<Guard.Variable> opened = new HashSet<>();
        for (Field field : seen.keySet()) {
            Look look = Objects.requireNonNull(seen.get(field));
            Class<?> holder = field.getDeclaringClass();
            var variable = new Guard.Variable(holder.getName(), field.getName());
            boolean shipped = home.equals(holder.getClassLoader()) && Copier.isForeign(holder);
            boolean closed = Modifier.isFinal(field.getModifiers());
            if (closed && (look.reason != null || !shipped || holder.isInterface())) {
                continue; // its class makes it anew
            }
            if (look.reason != null && !shipped) {
                throw look.reason;
            }
            if (look.reason != null) {
                String reason = Objects.requireNonNull(look.reason.getMessage());
                missing.put(field, reason);
                leftOut.put(variable, reason);
                continue;
            }
            if (closed) {
                opened.add(variable);
            }
            (reach.hasInitializer(holder) ? last : travelling).put(field, look.value);
        }
        travelling.putAll(last);
        return new Inventory(travelling, missing,
                leftOut.isEmpty() && opened.isEmpty() ? null : new Guard(home, leftOut, opened));
    }
}
