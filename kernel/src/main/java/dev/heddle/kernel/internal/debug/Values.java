package dev.heddle.kernel.internal.debug;

import com.sun.jdi.ArrayReference;
import com.sun.jdi.CharValue;
import com.sun.jdi.ClassObjectReference;
import com.sun.jdi.ClassType;
import com.sun.jdi.Field;
import com.sun.jdi.ObjectCollectedException;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.PrimitiveValue;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StringReference;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.Value;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a value looks like, read from memory: no code of the learner runs for it, so it costs no time and can neither
/// block nor change anything.
final class Values {

    private static final int MOST_CHARACTERS = 200;
    private static final int LONG_BYTES = 100_000;
    private static final int MOST_PARTS = 6;

    /// JDK classes whose field `value` is all there is to them.
    private static final Set<String> HOLDERS = Set.of("java.lang.Integer", "java.lang.Long", "java.lang.Double",
            "java.lang.Float", "java.lang.Short", "java.lang.Byte", "java.lang.Character", "java.lang.Boolean",
            "java.util.concurrent.atomic.AtomicInteger", "java.util.concurrent.atomic.AtomicLong",
            "java.util.concurrent.atomic.AtomicReference");

    private Values() {}

    static String text(@Nullable Value value) {
        try {
            return switch (value) {
                case null -> "null";
                case CharValue character -> "'" + character.value() + "'";
                case PrimitiveValue primitive -> primitive.toString();
                case StringReference string -> text(string);
                case ArrayReference array -> element(array.type().name()) + "[" + array.length() + "]";
                case ClassObjectReference type -> type.reflectedType().name();
                case ThreadReference thread -> "Thread \"" + LearnersThreads.name(thread) + "\"";
                case ObjectReference object -> text(object);
                default -> value.toString();
            };
        } catch (ObjectCollectedException e) {
            return "(no longer in memory)";
        }
    }

    /// Whether there is something to unfold.
    static boolean hasParts(@Nullable Value value) {
        return switch (value) {
            case null -> false;
            case StringReference _,ClassObjectReference _ -> false;
            case ArrayReference array -> array.length() > 0;
            case ObjectReference object -> !isPlain(object);
            default -> false;
        };
    }

    static String type(@Nullable Value value, String declared) {
        return value == null ? CodeNames.simple(declared) : CodeNames.simple(value.type().name());
    }

    private static boolean isPlain(ObjectReference object) {
        String type = object.referenceType().name();
        return isEnum(object.referenceType())
                || (HOLDERS.contains(type) && !(field(object, "value") instanceof ObjectReference))
                || type.equals("java.util.concurrent.atomic.AtomicBoolean");
    }

    private static String text(ObjectReference object) {
        ReferenceType type = object.referenceType();
        if (isEnum(type)) {
            return field(object, "name") instanceof StringReference name ? name.value() : type.name();
        }
        if (HOLDERS.contains(type.name())) {
            return shallow(field(object, "value"));
        }
        if (type.name().equals("java.util.concurrent.atomic.AtomicBoolean")) {
            return "0".equals(text(field(object, "value"))) ? "false" : "true";
        }
        int size = Collections.size(object);
        if (size >= 0) {
            return CodeNames.simple(type) + " (" + size + ")";
        }
        return isRecord(type) ? record(object) : name(object);
    }

    private static String record(ObjectReference object) {
        List<Field> fields = object.referenceType().fields().stream().filter(each -> !each.isStatic()).toList();
        return CodeNames.simple(object.referenceType()) + fields.stream()
                .limit(MOST_PARTS)
                .map(each -> each.name() + "=" + shallow(object.getValue(each)))
                .collect(Collectors.joining(", ", "[", fields.size() > MOST_PARTS ? ", …]" : "]"));
    }

    /// Not the parts of parts: an object may contain itself.
    private static String shallow(@Nullable Value value) {
        return switch (value) {
            case StringReference string -> text(string);
            case ObjectReference object when !isPlain(object) -> name(object);
            case null, default -> text(value);
        };
    }

    private static String name(ObjectReference object) {
        return CodeNames.simple(object.referenceType()) + " #" + object.uniqueID();
    }

    /// A text of a hundred megabytes is not fetched to show its beginning.
    private static String text(StringReference string) {
        if (field(string, "value") instanceof ArrayReference bytes && bytes.length() > LONG_BYTES) {
            return "(a text of " + bytes.length() + " bytes)";
        }
        String text = string.value();
        return '"' + (text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "…" : text) + '"';
    }

    static @Nullable Value field(ObjectReference object, String name) {
        Field field = object.referenceType().fieldByName(name);
        return field == null ? null : object.getValue(field);
    }

    private static String element(String arrayType) {
        return CodeNames.simple(arrayType.replaceFirst("\\[\\]$", ""));
    }

    private static boolean isEnum(ReferenceType type) {
        return type instanceof ClassType known && known.isEnum();
    }

    private static boolean isRecord(ReferenceType type) {
        return type instanceof ClassType known && known.superclass() != null
                && known.superclass().name().equals("java.lang.Record");
    }
}
