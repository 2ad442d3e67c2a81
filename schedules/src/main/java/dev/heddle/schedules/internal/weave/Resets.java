package dev.heddle.schedules.internal.weave;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;

/// Classes whose static fields are made anew before each run.
///
/// Loading such a class anew would do the same, and costs milliseconds: all that the JVM has compiled is lost. So each class
/// gets a method that does what its static initialiser does. It is called before the run begins, so it must not matter when
/// that is: an initialiser that touches anything that was there before it is not taken.
final class Resets {

    /// The name of the method.
    static final String METHOD = "heddle$reset";

    private final Map<Class<?>, Method> methods = new LinkedHashMap<>();

    /// Adds a class; false if it is known or has no such method.
    boolean add(Class<?> type) {
        if (methods.containsKey(type)) {
            return false;
        }
        try {
            Method method = type.getDeclaredMethod(METHOD);
            method.setAccessible(true);
            methods.put(type, method);
            return true;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    boolean has(Class<?> type) {
        return methods.containsKey(type);
    }

    /// Makes all static fields anew, in the order in which the classes were initialised.
    void run() throws Throwable {
        for (Method method : methods.values()) {
            try {
                method.invoke(null);
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        }
    }
}
