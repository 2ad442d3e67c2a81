package dev.heddle.schedules.internal.trace;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The objects that one run has met, by identity.
@SuppressWarnings("ReferenceEquality") // equal objects may be two
public final class Things {

    private @Nullable Thing[] table = new @Nullable Thing[64];
    private int size;
    private long next = 1;
    private final Thing statics = new Thing(null, 0);

    /// The thing of an object, or that of all static fields for null.
    public Thing of(@Nullable Object object) {
        if (object == null) {
            return statics;
        }
        int at = find(object);
        Thing found = table[at];
        if (found != null) {
            return found;
        }
        return put(at, new Thing(object, next++));
    }

    /// How many things were met.
    public long count() {
        return next;
    }

    private Thing put(int at, Thing thing) {
        table[at] = thing;
        if (++size * 2 > table.length) {
            @Nullable
            Thing[] old = table;
            table = new @Nullable Thing[old.length * 2];
            for (Thing each : old) {
                if (each != null) {
                    table[find(each.object())] = each;
                }
            }
        }
        return thing;
    }

    private int find(@Nullable Object object) {
        int mask = table.length - 1;
        int at = ((System.identityHashCode(object) * 0x9E3779B9) >>> 8) & mask;
        for (Thing each = table[at]; each != null && each.object() != object; each = table[at]) {
            at = (at + 1) & mask;
        }
        return at;
    }

    /// Forgets all, to be used for the next run.
    public void clear() {
        Arrays.fill(table, null);
        size = 0;
        next = 1;
    }
}
