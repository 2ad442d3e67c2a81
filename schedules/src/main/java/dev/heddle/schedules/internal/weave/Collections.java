package dev.heddle.schedules.internal.weave;

import dev.heddle.schedules.internal.trace.Kind;
import java.util.Set;
import java.util.regex.Pattern;

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

    private static final Set<String> TAKEN = Set.of("java/util/Collection", "java/util/List", "java/util/Set",
            "java/util/Map", "java/util/Queue", "java/util/Deque", "java/util/SortedMap", "java/util/SortedSet",
            "java/util/SequencedCollection", "java/util/SequencedMap", "java/util/NavigableMap",
            "java/util/NavigableSet");

    private static final Set<String> NONE = Set.of("java/util/Objects", "java/util/Optional", "java/util/OptionalInt",
            "java/util/Locale", "java/util/UUID", "java/util/Random", "java/util/Scanner", "java/util/StringJoiner",
            "java/util/OptionalLong", "java/util/OptionalDouble", "java/util/Formatter", "java/util/Comparator");

    private static final String ALGORITHMS = "java/util/Collections";

    /// What changes the collections that it is given.
    private static final Set<String> CHANGES = Set.of("sort", "shuffle", "reverse", "rotate", "swap", "fill", "addAll",
            "replaceAll", "copy");

    /// What only keeps a collection, and does not go through it.
    private static final Pattern KEEPS =
            Pattern.compile("(synchronized|unmodifiable|checked)\\w+|newSetFromMap|asLifoQueue|newSequencedSetFromMap");

    private Collections() {}

    /// Whether a method goes through collections that it is given.
    static boolean goesThrough(String owner, String method) {
        return !NONE.contains(owner) && !(owner.equals(ALGORITHMS) && KEEPS.matcher(method).matches());
    }

    /// What it does with them.
    static int kindOfGiven(String owner, String method) {
        return Kind.COLLECTION | (owner.equals(ALGORITHMS) && CHANGES.contains(method) ? Kind.WRITE : Kind.READ);
    }

    /// Whether a parameter of this type takes a collection.
    static boolean takes(String type) {
        return type.equals("java/lang/Iterable") || TAKEN.contains(type);
    }

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
