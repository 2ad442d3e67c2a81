package dev.heddle.processes.internal.ring;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/// How a record is taken apart and made.
///
/// @param name    of its class, in UTF-8
/// @param readers of its components, each from an object to an object
/// @param maker   its constructor, from an array of objects to an object
@SuppressWarnings("ArrayRecordComponent") // seen by this package only, which changes none
record RecordShape(byte[] name, MethodHandle[] readers, MethodHandle maker) {

    @Nullable
    Object read(Object value, int component) {
        try {
            return (Object) readers[component].invokeExact(value);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    Object make(@Nullable Object[] components) {
        try {
            return (Object) maker.invokeExact(components);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    private static RuntimeException failed(Throwable e) {
        return switch (e) {
            case RuntimeException known -> known;
            case Error error -> throw error;
            default -> new IllegalStateException("a record's own code failed", e);
        };
    }
}
