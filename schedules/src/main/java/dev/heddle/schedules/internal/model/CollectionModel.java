package dev.heddle.schedules.internal.model;

import dev.heddle.schedules.internal.run.Run;
import dev.heddle.schedules.internal.run.Strand;
import dev.heddle.schedules.internal.run.Waits;
import dev.heddle.schedules.internal.trace.Thing;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Calls on collections: plain ones must not be used by two threads without an order, others are places of their own.
@SuppressWarnings("ReferenceEquality") // equal collections may be two
public final class CollectionModel {

    private static final Set<String> PLAIN = Set.of("java.util.HashMap", "java.util.LinkedHashMap",
            "java.util.TreeMap", "java.util.HashSet", "java.util.LinkedHashSet", "java.util.TreeSet",
            "java.util.ArrayList", "java.util.LinkedList", "java.util.ArrayDeque", "java.util.PriorityQueue",
            "java.lang.StringBuilder", "java.util.IdentityHashMap", "java.util.BitSet", "java.util.EnumMap",
            "java.util.WeakHashMap");

    private static final Set<String> LOCKED =
            Set.of("java.util.Vector", "java.util.Stack", "java.util.Hashtable", "java.lang.StringBuffer");

    /// How a collection is used.
    private enum Sort {
        PLAIN, LOCKED, LIBRARY, OTHER
    }

    private static final String SYNCHRONIZED = "java.util.Collections$Synchronized";

    private CollectionModel() {}

    /// A call on something that may be a collection begins.
    public static void use(@Nullable Object receiver, int kind, int site) {
        if (receiver == null) {
            return;
        }
        Strand me = Hooks.strand();
        Run run = me.run();
        Object root = root(run, receiver);
        switch (isBare(run, receiver) ? Sort.PLAIN : sort(root)) {
            case PLAIN -> {
                run.point(me, site);
                run.log(root, Thing.CONTENTS, kind, site);
            }
            case LOCKED -> {
                run.point(me, site);
                Waits.enter(me, root, site);
                run.log(root, Thing.CONTENTS, kind, site);
            }
            case LIBRARY -> run.point(me, site);
            case OTHER -> {
                if (receiver.getClass().getName().startsWith("java.util.")) {
                    run.point(me, site);
                }
            }
        }
    }

    /// The call has ended.
    public static void used(@Nullable Object receiver, int site) {
        if (receiver != null) {
            Strand me = Hooks.strand();
            Object root = root(me.run(), receiver);
            if (sort(root) == Sort.LOCKED && !isBare(me.run(), receiver)) {
                Waits.exit(me, root, site);
            }
        }
    }

    /// A collection is given to code that is not woven, which goes through it: `Map.copyOf(map)`, `new ArrayList<>(list)`.
    public static void given(@Nullable Object argument, int kind, int site) {
        if (argument instanceof Iterable<?> || argument instanceof Map<?, ?>) {
            use(argument, kind, site);
            used(argument, site);
        }
    }

    /// An iterator, or another view of a collection: using it is using the collection.
    public static void view(@Nullable Object view, @Nullable Object receiver) {
        Run run = Hooks.strand().run();
        if (view == null || receiver == null || view == receiver) {
            return;
        }
        Object root = root(run, receiver);
        Sort sort = sort(root);
        if (sort == Sort.PLAIN || sort == Sort.LOCKED) {
            boolean own = view instanceof Iterator<?> && root.getClass().getName().startsWith(SYNCHRONIZED);
            run.notes().put(view, new Root(root, own));
        }
    }

    private static Object root(Run run, Object receiver) {
        var notes = run.notes();
        return !notes.isEmpty() && notes.get(receiver) instanceof Root root ? root.collection() : receiver;
    }

    /// Whether it goes through a synchronized collection without its lock: that is left to the program.
    private static boolean isBare(Run run, Object receiver) {
        var notes = run.notes();
        return !notes.isEmpty() && notes.get(receiver) instanceof Root root && root.bare();
    }

    private static Sort sort(Object receiver) {
        String type = receiver.getClass().getName();
        if (type.startsWith("woven.") || type.startsWith("dev.heddle.schedules.internal.standin.")
                || type.startsWith("java.util.concurrent.")) {
            return Sort.LIBRARY;
        }
        if (LOCKED.contains(type) || type.startsWith(SYNCHRONIZED)) {
            return Sort.LOCKED;
        }
        return PLAIN.contains(type) ? Sort.PLAIN : Sort.OTHER;
    }

    /// The collection that a view belongs to.
    ///
    /// @param bare whether it is used without the lock that the collection itself takes
    private record Root(Object collection, boolean bare) {}
}
