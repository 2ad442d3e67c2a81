package dev.heddle.processes;

import dev.heddle.processes.internal.copy.Copier;
import dev.heddle.processes.internal.copy.Guard;
import dev.heddle.processes.internal.copy.Guarded;
import dev.heddle.processes.internal.copy.NotCopyable;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A task that takes static variables along: a lambda captures local variables only, but the variables of a notebook are
/// static fields of its cells' classes, as those of a program may be.
///
/// ```java
/// child = Child.of().start(Snapshot.of(task, type -> type.getClassLoader() == cells));
/// ```
///
/// Only those variables travel that the task's code can touch. They are copied together with the task, so what was one
/// object is one object in the child.
///
/// **What cannot be copied is left out**: [#leftOut()] names it here. A child that reads such a variable fails with an
/// `IllegalStateException` that names it, too, unless the child has given it a value before.
///
/// **Final variables** travel as the others do. One that cannot be copied, or that stands in an interface, is in the child
/// what its class's own initializer makes of it there: a lock is another lock, and free.
///
/// It is a task of its own: start it, or submit it; within another task it fails.
///
/// @param <T> what the task gives
public final class Snapshot<T extends @Nullable Object> implements Task<T>, Guarded {

    private static final long serialVersionUID = 2;

    private final Task<T> task;
    private final ArrayList<Variable> variables;
    private final ArrayList<Variable> missing;
    private final transient List<LeftOut> leftOut;
    private final transient @Nullable Guard guard;

    /// A variable that a child does not get.
    ///
    /// @param variable its name
    /// @param reason   why, in a sentence that names it, and what to do
    public record LeftOut(String variable, String reason) {}

    /// A variable on its way. No record: a young JVM takes long to read one.
    private static final class Variable implements Serializable {

        private static final long serialVersionUID = 1;

        private final Class<?> holder;
        private final String name;
        @SuppressWarnings("serial") // it has been checked
        private final @Nullable Object value;

        Variable(Field field, @Nullable Object value) {
            this.holder = field.getDeclaringClass();
            this.name = field.getName();
            this.value = value;
        }
    }

    private Snapshot(Task<T> task, Inventory inventory) {
        this.task = task;
        this.variables = new ArrayList<>(inventory.travelling().size());
        this.missing = new ArrayList<>(inventory.missing().size());
        this.leftOut = new ArrayList<>(inventory.missing().size());
        inventory.travelling().forEach((field, value) -> variables.add(new Variable(field, value)));
        inventory.missing().forEach((field, reason) -> {
            missing.add(new Variable(field, null));
            leftOut.add(new LeftOut(field.getName(), reason));
        });
        this.guard = inventory.guard();
    }

    /// The task, and the variables that it can touch as they are when it is started.
    ///
    /// @param holders of which classes the static fields are variables
    /// @throws IllegalArgumentException if the task captures what cannot be copied; or if it can touch a variable that cannot
    ///         be copied, and whose class is on the class path: nothing guards the reading of that one
    public static <T extends @Nullable Object> Snapshot<T> of(Task<T> task, Predicate<Class<?>> holders) {
        return of(task, holders, List.of());
    }

    /// The same of a task that calls code by reflection, which cannot be seen in its own.
    ///
    /// @param holders of which classes the static fields are variables
    /// @param called  classes whose methods it may call
    /// @throws IllegalArgumentException as above
    public static <T extends @Nullable Object> Snapshot<T> of(Task<T> task, Predicate<Class<?>> holders,
            List<Class<?>> called) {
        try {
            return new Snapshot<>(task, Inventory.of(task, Copier.packAround(task), holders, called));
        } catch (NotCopyable e) {
            throw new IllegalArgumentException(e.getMessage(), e.getCause());
        }
    }

    /// The variables that the task's code can touch, and that a child does not get.
    public List<LeftOut> leftOut() {
        return List.copyOf(leftOut);
    }

    @Override
    public @Nullable Guard guard() {
        return guard;
    }

    @Override
    public T call() throws Exception {
        for (Variable one : missing) {
            if (!Guard.guards(one.holder, one.name)) {
                throw new IllegalStateException("a snapshot without variable '" + one.name
                        + "' was started within another task; start the snapshot itself");
            }
        }
        for (Variable variable : variables) {
            Field field = variable.holder.getDeclaredField(variable.name);
            field.setAccessible(true);
            field.set(null, variable.value);
        }
        return task.call();
    }
}
