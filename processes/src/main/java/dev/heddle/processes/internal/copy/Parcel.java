package dev.heddle.processes.internal.copy;

import java.util.List;
import java.util.Set;

/// A copy on its way.
///
/// @param bytes   the object, and all that it reaches
/// @param classes those of its classes that are not on the class path
/// @param blocks  its large arrays of numbers, which are not among the bytes
@SuppressWarnings("ArrayRecordComponent") // nobody compares copies, and one more would cost
public record Parcel(byte[] bytes, Set<Class<?>> classes, List<Object> blocks) {

    public Parcel {
        classes = Set.copyOf(classes);
    }
}
