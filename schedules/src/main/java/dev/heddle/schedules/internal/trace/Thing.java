package dev.heddle.schedules.internal.trace;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An object of the program, as one run knows it.
public final class Thing {

    /// The object's monitor.
    public static final int MONITOR = -1;

    /// Those who wait for the object's monitor to be notified.
    public static final int WAITERS = -2;

    /// The start and the end of a thread.
    public static final int LIFE = -3;

    /// Whether a thread is interrupted.
    public static final int INTERRUPT = -4;

    /// The permit with which a thread is unparked. It gives an order, and is no conflict.
    public static final int TICKET = -6;

    /// A wait that has ended by itself.
    public static final int WHIM = -7;

    /// All that is in a collection.
    public static final int CONTENTS = -5;

    private final @Nullable Object object;
    private final long number;
    private final Map<Integer, Place> places = new HashMap<>(4);
    private @Nullable Place last;

    Thing(@Nullable Object object, long number) {
        this.object = object;
        this.number = number;
    }

    /// The object; null for that of all static fields.
    public @Nullable Object object() {
        return object;
    }

    /// Counted in the order in which a run meets its objects.
    public long number() {
        return number;
    }

    /// A place of the object.
    public Place place(int slot) {
        Place found = last;
        if (found == null || found.slot() != slot) {
            found = places.computeIfAbsent(slot, key -> new Place(this, key));
            last = found;
        }
        return found;
    }
}
