package dev.heddle.worker;

import dev.heddle.worker.fork.ChildFailed;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.RandomAccess;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What to do when the cells have taken all memory, and which of their variables hold much. Only what can be asked for its
/// size without running a learner's code is looked at.
final class MemoryAdvice {

    private static final int MOST_CAUSES = 20;
    private static final int MOST_VARIABLES = 3;
    private static final int MANY = 10_000;
    private static final long MEGABYTE = 1 << 20;
    private static final long GIGABYTE = 1 << 30;

    private MemoryAdvice() {}

    /// Whether memory was what a cell has lacked, whatever its code has wrapped the error in.
    static boolean isWanted(Throwable thrown) {
        Throwable each = thrown;
        for (int i = 0; each != null && i < MOST_CAUSES; i++) {
            if (each instanceof ChildFailed) {
                return false; // the memory of a child was full, and that is another one
            }
            if (each instanceof OutOfMemoryError) {
                return true;
            }
            each = each.getCause();
        }
        return false;
    }

    static String of(Iterable<Class<?>> cells) {
        long most = Runtime.getRuntime().maxMemory();
        long more = 2 * most;
        String option = "-Xmx" + (more >= GIGABYTE ? (more + GIGABYTE - 1) / GIGABYTE + "g" : more / MEGABYTE + "m");
        String holders = holders(cells);
        return "The JVM of the cells may use " + most / MEGABYTE + " MB. All variables still have their values.\n"
                + (holders.isEmpty()
                        ? ""
                        : "Much is held by " + holders + ". A variable that is set to null lets go of it.\n")
                + "`%jvm " + option + "` starts a JVM that may use more; values are lost then.\n";
    }

    private static String holders(Iterable<Class<?>> cells) {
        Map<String, Long> sizes = new HashMap<>();
        for (Class<?> cell : cells) {
            for (Field field : cell.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                    sizes.merge(field.getName(), size(field), Math::max);
                }
            }
        }
        return sizes.entrySet()
                .stream()
                .filter(each -> each.getValue() >= MANY)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_VARIABLES)
                .map(each -> String.format(Locale.ROOT, "`%s` (%,d elements)", each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static long size(Field field) {
        try {
            field.setAccessible(true);
            Object value = field.get(null);
            return value != null && value.getClass().getClassLoader() == null ? sizeOfJava(value) : 0;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("it was made accessible", e);
        }
    }

    private static long sizeOfJava(@Nullable Object value) {
        return switch (value) {
            case List<?> many when many instanceof RandomAccess && !many.isEmpty() ->
                many.size() * lengthOf(many.get(0));
            case Collection<?> many -> many.size();
            case Map<?, ?> many -> many.size();
            case CharSequence text -> text.length();
            case Object array when array.getClass().isArray() -> {
                long length = Array.getLength(array);
                boolean ofObjects = length > 0 && !array.getClass().getComponentType().isPrimitive();
                yield ofObjects ? length * lengthOf(Array.get(array, 0)) : length;
            }
            case null, default -> 0;
        };
    }

    /// The length of an array, which stands for all that are beside it.
    private static long lengthOf(@Nullable Object element) {
        return element != null && element.getClass().isArray() ? Math.max(1, Array.getLength(element)) : 1;
    }
}
