package dev.heddle.worker.fork;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Gives the value of a forked child to the code that declares a variable for it: `%%fork --into`.
public final class HandedBack {

    private static final ScopedValue<Holder> HERE = ScopedValue.newInstance();

    /// A scoped value holds no null by itself.
    private record Holder(@Nullable Object value) {}

    private HandedBack() {}

    /// The value that is handed back now.
    ///
    /// @param <T> its type, as the kernel has found it
    /// @return the value
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // the compiler of the cells knows the type
    public static <T extends @Nullable Object> T value() {
        return (T) HERE.get().value();
    }

    static @Nullable Object during(@Nullable Object value, Callable<@Nullable Object> code) throws Exception {
        return ScopedValue.where(HERE, new Holder(value)).call(code::call);
    }
}
