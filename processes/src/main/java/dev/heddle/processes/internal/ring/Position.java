package dev.heddle.processes.internal.ring;

import dev.heddle.processes.internal.memory.Region;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/// An end of a ring: how many units of eight bytes, and how many messages, have passed it. Both count modulo 2^32, and
/// change in one write.
final class Position {

    private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();

    private final Region region;
    private final long offset;

    Position(Region region, long offset) {
        this.region = region;
        this.offset = offset;
    }

    static int units(long position) {
        return (int) position;
    }

    static int messages(long position) {
        return (int) (position >>> 32);
    }

    static long after(long position, int units, int messages) {
        return ((long) (messages(position) + messages) << 32) | Integer.toUnsignedLong(units(position) + units);
    }

    long get() {
        return (long) LONG.getVolatile(region.body(), offset);
    }

    /// For who holds the lock of this end.
    long getPlain() {
        return region.body().get(ValueLayout.JAVA_LONG, offset);
    }

    void set(long position) {
        LONG.setVolatile(region.body(), offset, position);
    }
}
