package dev.heddle.schedules.internal.search;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls methods of woven classes.
public final class Methods {

    private Methods() {}

    /// A program that calls methods of a class by their names, on one new object if they are not static.
    public static Program program(String className, List<String> names) {
        return woven -> {
            Class<?> type = woven.loadClass(className);
            return () -> {
                Object made = null;
                Object result = null;
                for (String name : names) {
                    Method method = named(type, name);
                    if (made == null && !Modifier.isStatic(method.getModifiers())) {
                        made = instance(type);
                    }
                    result = invoke(method, made);
                }
                return result;
            };
        };
    }

    private static Method named(Class<?> type, String name) throws NoSuchMethodException {
        for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
            for (Method method : owner.getDeclaredMethods()) {
                if (method.getName().equals(name) && method.getParameterCount() == 0) {
                    method.setAccessible(true);
                    return method;
                }
            }
        }
        throw new NoSuchMethodException(type.getName() + "." + name);
    }

    static Method method(Class<?> type, String name, int arguments) throws NoSuchMethodException {
        for (Method method : type.getDeclaredMethods()) {
            int count = method.getParameterCount() + (Modifier.isStatic(method.getModifiers()) ? 0 : 1);
            if (method.getName().equals(name) && count == arguments) {
                method.setAccessible(true);
                return method;
            }
        }
        throw new NoSuchMethodException(type.getName() + "." + name);
    }

    static Method single(Class<?> type) throws NoSuchMethodException {
        for (Method method : type.getDeclaredMethods()) {
            if (method.getParameterCount() == 0 && !method.isSynthetic()
                    && (method.getName().equals("run") || method.getName().equals("call"))) {
                method.setAccessible(true);
                return method;
            }
        }
        throw new NoSuchMethodException(type.getName() + ".run");
    }

    static Object instance(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    static @Nullable Object call(Method method, Object[] arguments) throws Throwable {
        return Modifier.isStatic(method.getModifiers())
                ? invoke(method, null, arguments)
                : invoke(method, arguments[0], Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    static @Nullable Object invoke(Method method, @Nullable Object target, Object... arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
