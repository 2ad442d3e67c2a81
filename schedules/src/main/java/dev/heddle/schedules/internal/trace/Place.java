package dev.heddle.schedules.internal.trace;

/// Something that threads can share: a field of an object, an array element, a lock, the life of a thread.
public final class Place {

    private final Thing thing;
    private final int slot;

    Place(Thing thing, int slot) {
        this.thing = thing;
        this.slot = slot;
    }

    /// The object it belongs to.
    public Thing thing() {
        return thing;
    }

    /// The number of the field, the index of the element, or one of the negative numbers of [Thing].
    public int slot() {
        return slot;
    }

    /// The same in every run that begins with the same schedule.
    public long key() {
        return (thing.number() << 32) ^ (slot & 0xffffffffL);
    }
}
