package dev.heddle.schedules.internal.model;

import dev.heddle.schedules.internal.run.Strand;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Stands for [ThreadLocal]: the real ones belong to the real threads, which carry one thread after another.
@SuppressWarnings("ReferenceEquality") // there is one NULL
public final class LocalModel {

    private static final Object NULL = new Object();

    private LocalModel() {}

    @SuppressWarnings("unchecked")
    public static <T> @Nullable T get(ThreadLocal<T> local) {
        Map<Object, Object> locals = Hooks.strand().locals();
        Object found = locals.get(local);
        if (found == null) {
            local.remove();
            T first = local.get();
            local.remove();
            found = first == null ? NULL : first;
            locals.put(local, found);
        }
        return found == NULL ? null : (T) found;
    }

    public static <T> void set(ThreadLocal<T> local, @Nullable T value) {
        Strand me = Hooks.strand();
        me.locals().put(local, value == null ? NULL : value);
    }

    public static <T> void remove(ThreadLocal<T> local) {
        Hooks.strand().locals().remove(local);
    }
}
