package dev.heddle.schedules.internal.run;

import dev.heddle.schedules.internal.trace.Thing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The monitors of one run.
final class Monitors {

    private final Map<Thing, Monitor> monitors = new HashMap<>();

    Monitor of(Thing thing) {
        return monitors.computeIfAbsent(thing, key -> new Monitor());
    }

    @Nullable
    Strand owner(Thing thing) {
        return of(thing).owner;
    }

    /// A thread that ends notifies all who wait on its object.
    void wakeAll(Thing thing) {
        Monitor monitor = monitors.get(thing);
        if (monitor != null) {
            for (Strand each : List.copyOf(monitor.waiters)) {
                each.notified = true;
                wake(each);
            }
        }
    }

    /// A thread that was notified, or whose time is over, tries to get the monitor back.
    void wake(Strand strand) {
        if (strand.state == Strand.State.WAIT && strand.on != null) {
            of(strand.on).waiters.remove(strand);
            strand.state = Strand.State.ENTER;
        }
    }
}
