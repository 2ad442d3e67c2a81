package dev.heddle.schedules.internal.run;

import dev.heddle.schedules.internal.trace.Thing;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/// The static initialisers that one run meets, and whether they keep to themselves.
public final class Initialisers {

    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<Class<?>, Boolean> ended = new LinkedHashMap<>();

    /// One that is under way.
    private static final class Open {

        final long things;
        boolean touched;

        Open(long things) {
            this.things = things;
        }
    }

    Map<Class<?>, Boolean> ended() {
        return ended;
    }

    /// One begins.
    ///
    /// @param things how many objects the run has met
    void begin(long things) {
        open.push(new Open(things));
    }

    /// The one that began last has ended.
    public void end(Class<?> type) {
        Open last = open.poll();
        ended.put(type, last != null && !last.touched);
    }

    /// Something outside is touched.
    public void touch() {
        open.forEach(each -> each.touched = true);
    }

    /// An object is touched.
    void touch(Thing thing) {
        if (!open.isEmpty() && thing.object() != null) {
            open.forEach(each -> each.touched |= thing.number() < each.things);
        }
    }
}
