package dev.heddle.schedules.internal.weave;

import dev.heddle.schedules.internal.trace.Kind;
import java.util.Set;

/// Calls that may go to a collection: of the JDK's plain ones, or of the library.
final class Collections {

    private static final Set<String> READS = Set.of("get", "size", "isEmpty", "contains", "containsKey",
            "containsValue", "getOrDefault", "peek", "peekFirst", "peekLast", "element", "iterator", "listIterator",
            "spliterator", "stream", "getFirst", "getLast", "keySet", "values", "entrySet", "forEach", "toString",
            "equals", "hashCode", "indexOf", "lastIndexOf", "containsAll", "toArray", "subList", "firstKey", "lastKey",
            "first", "last", "headMap", "tailMap", "floorKey", "ceilingKey", "higherKey", "lowerKey", "firstEntry",
            "lastEntry", "hasNext", "next", "length", "charAt", "getKey", "getValue", "descendingIterator", "reversed",
            "hasPrevious", "previous", "clone");

    private static final Set<String> VIEWS = Set.of("iterator", "listIterator", "keySet", "values", "entrySet",
            "subList", "descendingIterator", "reversed", "headMap", "tailMap", "spliterator");

    private static final Set<String> NONE = Set.of("java/util/Objects", "java/util/Optional", "java/util/OptionalInt",
            "java/util/Locale", "java/util/UUID", "java/util/Random", "java/util/Scanner", "java/util/StringJoiner",
            "java/util/OptionalLong", "java/util/OptionalDouble", "java/util/Formatter", "java/util/Comparator");

    private Collections() {}

    static boolean concerns(String owner) {
        if (owner.startsWith("java/util/concurrent/")) {
            return !owner.equals("java/util/concurrent/TimeUnit") && !owner.equals("java/util/concurrent/Callable");
        }
        return (owner.startsWith("java/util/") && owner.indexOf('/', "java/util/".length()) < 0
                && !NONE.contains(owner))
                || owner.equals("java/lang/Iterable") || owner.equals("java/lang/StringBuilder")
                || owner.equals("java/lang/StringBuffer");
    }

    static int kind(String method) {
        return Kind.COLLECTION | (READS.contains(method) ? Kind.READ : Kind.WRITE);
    }

    static boolean makesView(String method) {
        return VIEWS.contains(method);
    }
}
