package dev.heddle.processes;

import dev.heddle.processes.internal.copy.Copier;
import dev.heddle.processes.internal.copy.NotCopyable;
import dev.heddle.processes.internal.copy.Reach;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Takes static variables along: a lambda captures local variables only, but the variables of a notebook are static fields
/// of its cells' classes, as those of a program may be.
///
/// ```java
/// child = Child.of().start(Snapshot.of(task, type -> type.getClassLoader() == cells));
/// ```
///
/// Only those variables travel that the task's code can touch: a thread or a lock that it does not use does no harm. They
/// are copied together with the task, so what was one object is one object in the child. Final ones do not travel:
/// their classes are initialized in the child again.
public final class Snapshot {

    private Snapshot() {}

    /// The task, and the variables that it can touch as they are when it is started.
    ///
    /// @param holders of which classes the static fields are variables
    /// @throws IllegalArgumentException if a variable that it can touch cannot be copied; the message names it
    public static <T extends @Nullable Object> Task<T> of(Task<T> task, Predicate<Class<?>> holders) {
        try {
            Reach reach = new Reach(holders);
            reach.addTask(task);
            Set<Field> fields = Set.of();
            Set<Class<?>> met = new HashSet<>(Copier.packAround(task).classes());
            met.forEach(type -> addObjects(reach, type, task));
            while (!reach.fields().equals(fields)) {
                fields = reach.fields();
                for (Field field : fields) {
                    String name = "variable '" + field.getName() + "'";
                    for (Class<?> type : Copier.packAround(valueOf(field), name).classes()) {
                        if (met.add(type)) {
                            addObjects(reach, type, task);
                        }
                    }
                }
            }
            return new Laden<>(task, List.copyOf(fields));
        } catch (NotCopyable e) {
            throw new IllegalArgumentException(e.getMessage(), e.getCause());
        } catch (IOException e) {
            throw new UncheckedIOException("the code of " + task + " cannot be read", e);
        }
    }

    /// Methods of objects that travel can be called. The class of the task itself holds what else its cell says.
    private static void addObjects(Reach reach, Class<?> type, Object task) {
        try {
            if (!task.getClass().isHidden() || !task.getClass().getName().startsWith(type.getName() + "$$")) {
                reach.addObjectsOf(type);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the code of " + type.getName() + " cannot be read", e);
        }
    }

    private static @Nullable Object valueOf(Field field) {
        try {
            field.setAccessible(true);
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError("made accessible before", e);
        }
    }

    /// A task with the values of variables.
    private static final class Laden<T extends @Nullable Object> implements Task<T> {

        private static final long serialVersionUID = 1;

        private final Task<T> task;
        private final ArrayList<Class<?>> holders = new ArrayList<>();
        private final ArrayList<String> names = new ArrayList<>();
        private final ArrayList<@Nullable Object> values = new ArrayList<>(); // each has been checked

        Laden(Task<T> task, List<Field> fields) {
            this.task = task;
            for (Field field : fields) {
                holders.add(field.getDeclaringClass());
                names.add(field.getName());
                values.add(valueOf(field));
            }
        }

        @Override
        public T call() throws Exception {
            for (int i = 0; i < names.size(); i++) {
                Field field = holders.get(i).getDeclaredField(names.get(i));
                field.setAccessible(true);
                field.set(null, values.get(i));
            }
            return task.call();
        }
    }
}
