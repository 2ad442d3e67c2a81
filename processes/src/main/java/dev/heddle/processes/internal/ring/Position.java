package dev.heddle.processes.internal.ring;

import dev.heddle.processes.internal.memory.Region;
import dev.heddle.processes.internal.memory.WaitWord;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// An end of a ring: how many units of eight bytes, and how many messages, have passed it. Both count modulo 2^32, and
/// change in one write.
final class Position {

    private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();

    /// Where the units lie within the eight bytes: they change with every write, so that is what is waited on.
    private static final int UNITS_AT = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? 0 : 4;

    private final Region region;
    private final long offset;
    private final WaitWord word;

    Position(Region region, long offset) {
        this.region = region;
        this.offset = offset;
        this.word = new WaitWord(region, offset + UNITS_AT);
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

    /// Waits until it has moved.
    ///
    /// @return false if nobody woke it within a slice
    boolean await(long seen, long nanos) throws InterruptedException {
        return word.await(units(seen), nanos);
    }

    void wake() {
        word.wake(1);
    }
}
