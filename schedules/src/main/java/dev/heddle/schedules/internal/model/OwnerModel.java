package dev.heddle.schedules.internal.model;

import dev.heddle.schedules.internal.run.Strand;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the stand-ins tell and ask the controller.
public final class OwnerModel {

    private OwnerModel() {}

    /// A lock has a new owner, or none.
    public static void holds(Object lock, @Nullable Thread owner) {
        Strand me = Strand.current();
        if (me != null) {
            me.run().names().holds(lock, owner == null ? null : me.run().strand(owner));
        }
    }

    /// A number for the thread's dice: two threads that wait for random times are not to wait in step.
    public static long seed() {
        return 42L + Hooks.strand().id();
    }

    /// Something that each thread has one of.
    @SuppressWarnings("unchecked")
    public static <T> T mine(Object key, Supplier<T> make) {
        return (T) Hooks.strand().locals().computeIfAbsent(key, same -> make.get());
    }

    /// Something that each run has one of.
    @SuppressWarnings("unchecked")
    public static <T> T once(Object key, Supplier<T> make) {
        var notes = Hooks.strand().run().notes();
        Object found = notes.get(key);
        if (found == null) {
            found = make.get();
            notes.put(key, found);
        }
        return (T) found;
    }
}
