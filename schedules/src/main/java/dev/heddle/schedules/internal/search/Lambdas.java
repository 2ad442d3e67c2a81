package dev.heddle.schedules.internal.search;

import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
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
                Object made = Methods.instance(woven.loadClass(lambda.getClass().getName()));
                Method method = Methods.single(made.getClass());
                return () -> Methods.invoke(method, made);
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
            Method method = Methods.method(type, form.getImplMethodName(), captured.length);
            Object[] arguments = captured.clone();
            if (owner) {
                arguments[0] = Methods.instance(type);
            }
            return () -> Methods.call(method, arguments);
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
}
