package dev.heddle.processes;

import dev.heddle.processes.internal.child.Call;
import dev.heddle.processes.internal.child.Keep;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// One object that lives in a JVM of its own, and is called by its interface.
///
/// ```java
/// try (Manager<Map<String, Integer>> manager = Manager.of(Map.class, HashMap::new)) {
///     manager.object().put("a", 1);
/// }
/// ```
///
/// Calls are made one after the other, in the order in which they come, from whatever thread; arguments and results are
/// copies. What a method throws is thrown at the caller. The object ends with the manager, and with this process.
///
/// **If its JVM dies**, calls fail with a [ChildEndedException]: what the object knew is gone.
///
/// @param <T> the interface
public final class Manager<T> implements AutoCloseable {

    private final ManagerJvm owner;
    private final T object;

    private Manager(T object, ManagerJvm owner) {
        this.owner = owner;
        this.object = object;
    }

    /// Makes an object in a JVM of its own.
    ///
    /// @param type  an interface
    /// @param maker makes the object, in that JVM
    /// @throws IllegalArgumentException if the type is no interface, or the maker captures what cannot be copied
    /// @throws ExecutionException       if the maker fails
    public static <T> Manager<T> of(Class<? super T> type, Task<? extends T> maker)
            throws InterruptedException, ExecutionException {
        return of(type, maker, Child.of().name("manager"));
    }

    /// Makes an object in a JVM of its own.
    ///
    /// @param type  an interface
    /// @param maker makes the object, in that JVM
    /// @param like  how the JVM is started
    /// @throws IllegalArgumentException if the type is no interface, or the maker captures what cannot be copied
    /// @throws ExecutionException       if the maker fails
    @SuppressWarnings("unchecked") // the maker makes a T, and the proxy is called like it
    public static <T> Manager<T> of(Class<? super T> type, Task<? extends T> maker, ChildBuilder like)
            throws InterruptedException, ExecutionException {
        if (!type.isInterface()) {
            throw new IllegalArgumentException(
                    "a manager's object is called by an interface, and " + type.getName() + " is none");
        }
        var owner = new ManagerJvm(like);
        try {
            owner.ask(new Keep(maker)).answer().get();
        } catch (ExecutionException | InterruptedException | RuntimeException e) {
            owner.close();
            throw e;
        }
        Object proxy = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type},
                (self, method, arguments) -> method.getDeclaringClass() == Object.class
                        ? ofObject(self, method, arguments, owner)
                        : call(owner, type, method, arguments));
        return new Manager<>((T) proxy, owner);
    }

    private static @Nullable Object call(ManagerJvm owner, Class<?> type, Method method,
            @Nullable Object @Nullable [] arguments) throws Throwable {
        ManagerJvm.Asked question = owner.ask(Call.of(type, method, arguments));
        try {
            return question.answer().get();
        } catch (InterruptedException e) {
            owner.interrupt(question);
            if (Arrays.asList(method.getExceptionTypes()).contains(InterruptedException.class)) {
                throw e;
            }
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while " + owner + " was called");
        } catch (ExecutionException e) {
            throw thrownBy(method, e);
        }
    }

    private static Throwable thrownBy(Method method, ExecutionException wrapper) {
        Throwable cause = wrapper.getCause();
        boolean fits = cause instanceof RuntimeException || cause instanceof Error
                || Arrays.stream(method.getExceptionTypes()).anyMatch(type -> type.isInstance(cause));
        return cause == null || !fits ? new UndeclaredThrowableException(cause) : cause;
    }

    /// Equality and text are the proxy's own.
    @SuppressWarnings("ReferenceEquality") // that is what equality is here
    private static Object ofObject(Object self, Method method, @Nullable Object @Nullable [] arguments,
            ManagerJvm owner) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> "object of " + owner;
        };
    }

    /// The object, as others call it.
    public T object() {
        return object;
    }

    /// What its JVM has printed so far, if that is captured.
    ///
    /// @throws IllegalStateException if its output goes elsewhere
    public String output() {
        return owner.out();
    }

    /// What its JVM has printed so far as errors, if that is captured.
    ///
    /// @throws IllegalStateException if its output goes elsewhere
    public String errors() {
        return owner.err();
    }

    /// Ends the object and its JVM. Calls that are under way are given five seconds.
    @Override
    public void close() {
        owner.close();
    }

    @Override
    public String toString() {
        return owner.toString();
    }
}
