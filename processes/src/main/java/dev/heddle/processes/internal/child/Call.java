package dev.heddle.processes.internal.child;

import java.io.Serializable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The task to call a method of the object that is kept.
///
/// @param type       the interface that has the method
/// @param method     its name
/// @param parameters the types of its parameters
/// @param arguments  what it is called with
@SuppressWarnings("ArrayRecordComponent") // nobody compares calls
public record Call(Class<?> type, String method, List<Class<?>> parameters, @Nullable Object[] arguments)
        implements
            Serializable {

    /// A call as a proxy sees it.
    public static Call of(Class<?> type, Method method, @Nullable Object @Nullable [] arguments) {
        return new Call(type, method.getName(), Arrays.asList(method.getParameterTypes()),
                Objects.requireNonNullElseGet(arguments, () -> new Object[0]));
    }

    /// Makes the call.
    @Nullable
    Object on(Object object) throws Throwable {
        Method called = type.getMethod(method, parameters.toArray(Class<?>[]::new));
        called.setAccessible(true);
        try {
            return called.invoke(object, arguments);
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }
}
