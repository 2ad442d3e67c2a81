package dev.heddle.schedules.internal.model;

import dev.heddle.schedules.internal.run.Strand;
import dev.heddle.schedules.internal.trace.Kind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/// Stands for the making of [VarHandle]s, and tells what each use of one does.
public final class HandleModel {

    private static final int UNKNOWN = -100;

    /// Handles are made once by a class, and live as long as it does.
    private static final Map<VarHandle, Integer> FIELDS = Collections.synchronizedMap(new WeakHashMap<>());

    private HandleModel() {}

    public static VarHandle findVarHandle(MethodHandles.Lookup lookup, Class<?> owner, String name, Class<?> type)
            throws NoSuchFieldException, IllegalAccessException {
        return known(lookup.findVarHandle(owner, name, type), owner, name);
    }

    public static VarHandle findStaticVarHandle(MethodHandles.Lookup lookup, Class<?> owner, String name, Class<?> type)
            throws NoSuchFieldException, IllegalAccessException {
        return known(lookup.findStaticVarHandle(owner, name, type), owner, name);
    }

    private static VarHandle known(VarHandle handle, Class<?> owner, String name) {
        FIELDS.put(handle, Fields.ALL.field(owner.getName().replace('.', '/'), name));
        return handle;
    }

    /// A handle is about to be used.
    ///
    /// @param first  the first argument, or null
    /// @param index  the second argument if it is an int, else -1
    /// @param kind   what the access does
    /// @param site   where, or -1 in the library
    public static void use(VarHandle handle, @Nullable Object first, int index, int kind, int site) {
        Strand me = Strand.current();
        if (me == null) {
            return;
        }
        if (site >= 0) {
            me.run().point(me, site);
        }
        boolean array = first != null && first.getClass().isArray();
        int slot = array ? index : FIELDS.getOrDefault(handle, UNKNOWN);
        if (site < 0) {
            Hooks.boundary(me, slot);
        }
        boolean onObject = array || handle.coordinateTypes().size() == 1;
        me.run().log(onObject ? first : null, slot, kind | Kind.LIBRARY, me.site());
    }
}
