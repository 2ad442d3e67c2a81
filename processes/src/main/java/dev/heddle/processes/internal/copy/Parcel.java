package dev.heddle.processes.internal.copy;

import java.lang.invoke.SerializedLambda;
import java.util.List;
import java.util.Set;

/// A copy on its way.
///
/// @param bytes   the object, and all that it reaches
/// @param classes those of its classes that are not on the class path
/// @param blocks  its large arrays of numbers, which are not among the bytes
/// @param code    what in it can be called
@SuppressWarnings("ArrayRecordComponent") // nobody compares copies, and one more would cost
public record Parcel(byte[] bytes, Set<Class<?>> classes, List<Object> blocks, Code code) {

    public Parcel {
        classes = Set.copyOf(classes);
    }

    /// What in a copy can be called, as far as it is not on the class path.
    ///
    /// @param objects the classes of which it has objects
    /// @param lambdas its lambdas
    public record Code(Set<Class<?>> objects, List<SerializedLambda> lambdas) {

        public Code {
            objects = Set.copyOf(objects);
            lambdas = List.copyOf(lambdas);
        }
    }
}
