package dev.heddle.kernel.internal.debug;

import com.sun.jdi.ArrayReference;
import com.sun.jdi.IntegerValue;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.Value;
import dev.heddle.kernel.internal.debug.Entry.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The elements of the JDK's most used collections, read from their fields: nobody wants to see how a list is built.
/// Others are shown as the objects that they are.
final class Collections {

    private static final Set<String> LISTS = Set.of("java.util.ArrayList", "java.util.Vector", "java.util.Stack");
    private static final Set<String> MAPS = Set.of("java.util.HashMap", "java.util.LinkedHashMap",
            "java.util.concurrent.ConcurrentHashMap");
    private static final Set<String> SETS = Set.of("java.util.HashSet", "java.util.LinkedHashSet");
    private static final String FIXED = "java.util.ImmutableCollections$List";

    private static final int MOST_COUNTED = 1_000;

    private Collections() {}

    /// How many elements it has; -1 if it is none of those that are known.
    static int size(ObjectReference object) {
        String type = object.referenceType().name();
        if (type.equals(FIXED + "12") || type.equals(FIXED + "N") || type.equals("java.util.Arrays$ArrayList")) {
            return elements(object, MOST_COUNTED).size();
        }
        if (LISTS.contains(type)) {
            return number(object, type.endsWith("ArrayList") ? "size" : "elementCount");
        }
        if (type.equals("java.util.concurrent.ConcurrentHashMap")) {
            return elements(object, MOST_COUNTED).size();
        }
        if (MAPS.contains(type)) {
            return number(object, "size");
        }
        return SETS.contains(type) && Values.field(object, "map") instanceof ObjectReference map ? size(map) : -1;
    }

    /// The first of its elements.
    static List<Named> elements(ObjectReference object, int most) {
        String type = object.referenceType().name();
        if (type.equals(FIXED + "12")) {
            return pair(object);
        }
        if (SETS.contains(type) && Values.field(object, "map") instanceof ObjectReference map) {
            return entries(map, most, /* keys= */ true);
        }
        if (MAPS.contains(type)) {
            return entries(object, most, /* keys= */ false);
        }
        String field = LISTS.contains(type) ? "elementData" : type.endsWith("$ArrayList") ? "a" : "elements";
        return Values.field(object, field) instanceof ArrayReference array
                ? elements(array, 0, Math.min(LISTS.contains(type) ? size(object) : array.length(), most))
                : List.of();
    }

    static List<Named> elements(ArrayReference array, int from, int count) {
        List<Named> elements = new ArrayList<>();
        if (count > 0) {
            for (Value each : array.getValues(from, count)) {
                elements.add(new Named("[" + (from + elements.size()) + "]", "Object", each));
            }
        }
        return elements;
    }

    private static List<Named> pair(ObjectReference list) {
        List<Named> elements = new ArrayList<>();
        elements.add(new Named("[0]", "Object", Values.field(list, "e0")));
        Value second = Values.field(list, "e1");
        // a list of one has a mark in the second place, an object of no other use
        if (second instanceof ObjectReference object && !object.referenceType().name().equals("java.lang.Object")) {
            elements.add(new Named("[1]", "Object", second));
        }
        return elements;
    }

    /// @param keys whether the keys are what is wanted: a set is a map that has nothing else
    private static List<Named> entries(ObjectReference map, int most, boolean keys) {
        List<ObjectReference> nodes = new ArrayList<>();
        if (map.referenceType().name().endsWith("LinkedHashMap")) {
            chain(Values.field(map, "head"), "after", nodes, most);
        } else if (Values.field(map, "table") instanceof ArrayReference table && table.length() > 0) {
            for (Value bucket : table.getValues()) {
                chain(bucket, "next", nodes, most);
            }
        }
        List<Named> entries = new ArrayList<>();
        for (ObjectReference node : nodes) {
            Value key = Values.field(node, "key");
            entries.add(keys
                    ? new Named("[" + entries.size() + "]", "Object", key)
                    : new Named(Values.text(key), "Object",
                            Values.field(node, node.referenceType().fieldByName("val") == null ? "value" : "val")));
        }
        return entries;
    }

    private static void chain(@Nullable Value first, String next, List<ObjectReference> nodes, int most) {
        Value node = first;
        while (node instanceof ObjectReference entry && nodes.size() < most) {
            nodes.add(entry);
            node = Values.field(entry, next);
        }
    }

    private static int number(ObjectReference object, String field) {
        return Values.field(object, field) instanceof IntegerValue number ? number.value() : -1;
    }
}
