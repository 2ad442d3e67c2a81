package dev.heddle.schedules.internal.search;

import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Finds the code of a lambda again in the woven classes.
///
/// A lambda that can be serialised tells which method it is made of and what it has captured.
public final class Lambdas {

    private Lambdas() {}

    /// The loader that knows the lambda's class.
    public static ClassLoader loader(Serializable lambda) {
        ClassLoader loader = lambda.getClass().getClassLoader();
        return loader == null ? ClassLoader.getSystemClassLoader() : loader;
    }

    /// A program that does what the lambda does.
    ///
    /// @throws IllegalArgumentException if it has captured something that belongs to the classes that are not woven
    public static Program program(Serializable lambda) {
        SerializedLambda form = form(lambda);
        if (form == null) {
            return woven -> {
                Object made = instance(woven.loadClass(lambda.getClass().getName()));
                Method method = single(made.getClass());
                return () -> invoke(method, made);
            };
        }
        Object[] captured = new Object[form.getCapturedArgCount()];
        boolean onObject = false;
        for (int i = 0; i < captured.length; i++) {
            captured[i] = form.getCapturedArg(i);
            if (!isPlain(captured[i])) {
                onObject |= i == 0 && isOwner(form, captured[i]);
                if (i > 0 || !onObject) {
                    throw new IllegalArgumentException("the scenario uses an object of " + captured[i].getClass()
                            + " that was made outside of it; what the threads share must be made inside, anew for"
                            + " each schedule");
                }
            }
        }
        boolean owner = onObject;
        return woven -> {
            Class<?> type = woven.loadClass(form.getImplClass().replace('/', '.'));
            Method method = method(type, form.getImplMethodName(), captured.length);
            Object[] arguments = captured.clone();
            if (owner) {
                arguments[0] = instance(type);
            }
            return () -> call(method, arguments);
        };
    }

    /// A program that calls a static method.
    public static Program method(String className, String name) {
        return woven -> {
            Method method = method(woven.loadClass(className), name, 0);
            return () -> invoke(method, null);
        };
    }

    private static boolean isOwner(SerializedLambda form, Object captured) {
        return captured.getClass().getClassLoader() != null
                && captured.getClass().getName().equals(form.getImplClass().replace('/', '.'));
    }

    private static boolean isPlain(@Nullable Object value) {
        return value == null || value instanceof String || value instanceof Boolean || value instanceof Character
                || value instanceof Enum<?>
                || (value instanceof Number && value.getClass().getName().startsWith("java.lang."));
    }

    private static @Nullable SerializedLambda form(Serializable lambda) {
        try {
            Method method = lambda.getClass().getDeclaredMethod("writeReplace");
            method.setAccessible(true);
            return method.invoke(lambda) instanceof SerializedLambda form ? form : null;
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    private static Method method(Class<?> type, String name, int arguments) throws NoSuchMethodException {
        for (Method method : type.getDeclaredMethods()) {
            int count = method.getParameterCount() + (Modifier.isStatic(method.getModifiers()) ? 0 : 1);
            if (method.getName().equals(name) && count == arguments) {
                method.setAccessible(true);
                return method;
            }
        }
        throw new NoSuchMethodException(type.getName() + "." + name);
    }

    private static Method single(Class<?> type) throws NoSuchMethodException {
        for (Method method : type.getDeclaredMethods()) {
            if (method.getParameterCount() == 0 && !method.isSynthetic()
                    && (method.getName().equals("run") || method.getName().equals("call"))) {
                method.setAccessible(true);
                return method;
            }
        }
        throw new NoSuchMethodException(type.getName() + ".run");
    }

    private static Object instance(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    private static @Nullable Object call(Method method, Object[] arguments) throws Throwable {
        return Modifier.isStatic(method.getModifiers())
                ? invoke(method, null, arguments)
                : invoke(method, arguments[0], Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static @Nullable Object invoke(Method method, @Nullable Object target, Object... arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
