package dev.heddle.schedules.internal.standin;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Stands for the JDK's short way to a handle.
public final class Handles {

    private Handles() {}

    public static VarHandle findVarHandle(MethodHandles.Lookup lookup, String name, Class<?> type) {
        return findVarHandle(lookup, lookup.lookupClass(), name, type);
    }

    public static VarHandle findVarHandle(MethodHandles.Lookup lookup, Class<?> owner, String name, Class<?> type) {
        try {
            return lookup.findVarHandle(owner, name, type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
