package dev.heddle.processes.internal.child;

import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Runs a program by its main class, as `java` does.
public final class MainClass {

    /// A lambda's type.
    private interface Run extends Callable<@Nullable Object>, Serializable {}

    private MainClass() {}

    /// The task to run it to the end of its `main`.
    ///
    /// @param name      the class's binary name
    /// @param arguments what its `main` gets
    @SuppressWarnings("serial") // whoever can send a task can do more than run a program
    public static Callable<@Nullable Object> task(String name, List<String> arguments) {
        List<String> all = new ArrayList<>(arguments); // it has a short form
        Run task = () -> run(name, all);
        return task;
    }

    private static @Nullable Object run(String name, List<String> arguments) throws Exception {
        Class<?> type = load(name);
        Method main = find(type, String[].class);
        Object[] given = {arguments.toArray(String[]::new)};
        if (main == null) {
            main = find(type);
            given = new Object[0];
        }
        if (main == null) {
            throw new IllegalArgumentException("class " + name + " has no method main; declare 'void main()' in it");
        }
        main.setAccessible(true);
        try {
            main.invoke(Modifier.isStatic(main.getModifiers()) ? null : make(type), given);
            return null;
        } catch (InvocationTargetException e) {
            throw thrownBy(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, /* initialize= */ true, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    "there is no class " + name + " to start; check its name and the child's class path", e);
        }
    }

    private static @Nullable Method find(Class<?> type, Class<?>... parameters) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Method method : at.getDeclaredMethods()) {
                if (method.getName().equals("main") && method.getReturnType() == void.class
                        && !Modifier.isPrivate(method.getModifiers())
                        && Arrays.equals(method.getParameterTypes(), parameters)) {
                    return method;
                }
            }
        }
        return null;
    }

    private static Object make(Class<?> type) throws Exception {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    private static Exception thrownBy(InvocationTargetException wrapper) {
        return switch (wrapper.getCause()) {
            case Error error -> throw error;
            case Exception exception -> exception;
            case null, default -> wrapper;
        };
    }
}
