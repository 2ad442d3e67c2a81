package dev.heddle.schedules.internal.standin;

import java.lang.ref.Cleaner;
import org.jspecify.annotations.Nullable;

/// Stands for what the JDK asks about its caller.
public final class Caller {

    private Caller() {}

    public static Class<?> getCallerClass() {
        return Object.class;
    }

    public static void ensureMemberAccess(Class<?> caller, Class<?> type, @Nullable Object target, int modifiers) {}

    /// None: what the garbage collector does has no place in a schedule.
    public static @Nullable Cleaner cleaner() {
        return null;
    }
}
