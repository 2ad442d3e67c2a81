package dev.heddle.schedules.internal.model;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What a copy of the library holds, as an object that classes know that are not woven: `assertThat(count).hasValue(2)`.
public final class Snapshots {

    private Snapshots() {}

    public static @Nullable Object of(@Nullable Object copy) throws ReflectiveOperationException {
        if (copy == null) {
            return null;
        }
        Class<?> type = copy.getClass();
        return switch (type.getSimpleName()) {
            case "AtomicBoolean" -> new AtomicBoolean((boolean) value(copy));
            case "AtomicInteger" -> new AtomicInteger((int) value(copy));
            case "AtomicLong" -> new AtomicLong((long) value(copy));
            case "AtomicReference" -> new AtomicReference<>(value(copy));
            default -> throw new IllegalArgumentException("only a scenario knows this " + type.getSimpleName()
                    + "; hand on what is in it");
        };
    }

    private static Object value(Object copy) throws ReflectiveOperationException {
        return copy.getClass().getMethod("get").invoke(copy);
    }
}
