package dev.heddle.processes.internal.copy;

import java.util.Set;

/// A copy on its way.
///
/// @param bytes   the object, and all that it reaches
/// @param classes those of its classes that are not on the class path
@SuppressWarnings("ArrayRecordComponent") // nobody compares copies, and one more would cost
public record Parcel(byte[] bytes, Set<Class<?>> classes) {

    public Parcel {
        classes = Set.copyOf(classes);
    }
}
