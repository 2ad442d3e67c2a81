package dev.heddle.schedules.internal.weave;

import java.lang.classfile.ClassFile;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whether what a class keeps in its static fields could be changed by a run.
final class Statics {

    private Statics() {}

    /// Whether a static field can be written again.
    static boolean change(Types.Type type) {
        return type.fields()
                .values()
                .stream()
                .anyMatch(flags -> (flags & (ClassFile.ACC_STATIC | ClassFile.ACC_FINAL)) == ClassFile.ACC_STATIC);
    }

    /// Whether the class can get a method that does what its initialiser does. The constants of an enum are known to the
    /// JVM, and the fields of an interface are final for it.
    static boolean mayReset(Types.@Nullable Type type) {
        return type != null && !type.isInterface() && !"java/lang/Enum".equals(type.superName());
    }

    /// Whether all that the class keeps can never change.
    static boolean safe(Class<?> initialised) {
        try {
            for (Field field : initialised.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                    field.setAccessible(true);
                    if (!safe(field.get(null))) {
                        return false;
                    }
                }
            }
            return true;
        } catch (ReflectiveOperationException | LinkageError e) {
            return false;
        }
    }

    private static boolean safe(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case Object lambda when lambda.getClass().isHidden() -> lambda.getClass().getDeclaredFields().length == 0;
            case Map.Entry<?, ?> pair when pair.getClass().getName().equals("java.util.KeyValueHolder") ->
                safe(pair.getKey()) && safe(pair.getValue());
            case String _,Boolean _,Character _,Class<?> _,Path _,Pattern _,Duration _ -> true;
            case Enum<?> constant -> Arrays.stream(constant.getDeclaringClass().getDeclaredFields())
                    .allMatch(field -> Modifier.isStatic(field.getModifiers()));
            case Object[] all when all.getClass().getComponentType().isEnum() ->
                Arrays.stream(all).allMatch(Statics::safe);
            case Number number -> number.getClass().getName().startsWith("java.lang.");
            case Collection<?> all -> isConstant(all) && all.stream().allMatch(Statics::safe);
            case Map<?, ?> map -> isConstant(map) && map.keySet().stream().allMatch(Statics::safe)
                    && map.values().stream().allMatch(Statics::safe);
            default -> false;
        };
    }

    private static boolean isConstant(Object collection) {
        return collection.getClass().getName().startsWith("java.util.ImmutableCollections");
    }
}
