package dev.heddle.processes.internal.ring;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.heddle.processes.internal.memory.Region;
import java.lang.foreign.MemorySegment;

/// The layout of frames: four bytes of type and flags, four with the length, the bytes, filled up to eight. A frame does
/// not go around the ring's end; a gap before it does.
///
/// @param units how many units of eight bytes the ring has: a power of two
record Frames(Region region, int units) {

    private static final int NUMBER_UNITS = 2;

    /// The most bytes of one frame.
    int largest() {
        return units / 4 * 8 - 8;
    }

    boolean fits(Message message) {
        return message.length() <= largest();
    }

    int unitsOf(Message message) {
        return message.body() == null ? NUMBER_UNITS : unitsOf(message.length());
    }

    int unitsOf(int count) {
        return 1 + Math.ceilDiv(count, 8);
    }

    /// What a frame needs at that place, with the gap before it.
    int withGap(long at, int needed) {
        return needed + gap(at, needed);
    }

    private int gap(long at, int needed) {
        int toEnd = units - (Position.units(at) & (units - 1));
        return needed <= toEnd ? 0 : toEnd;
    }

    /// Writes a message behind that place, and gives the place behind the message. Nobody sees it before the tail moves.
    long write(Message message, long at) {
        if (message.body() != null) {
            return writePart(message, 0, message.length(), at);
        }
        int gap = writeGap(at, NUMBER_UNITS);
        long place = place(at, gap);
        MemorySegment memory = region.body();
        memory.set(JAVA_INT, place, message.type() | ((Frame.FIRST | Frame.LAST | Frame.NUMBER) << 8));
        memory.set(JAVA_LONG, place + 8, message.bits());
        return Position.after(at, gap + NUMBER_UNITS, 1);
    }

    long writePart(Message message, int from, int count, long at) {
        int needed = unitsOf(count);
        int gap = writeGap(at, needed);
        long place = place(at, gap);
        boolean last = from + count == message.length();
        int flags = (from == 0 ? Frame.FIRST : 0) | (last ? Frame.LAST : 0);
        MemorySegment memory = region.body();
        memory.set(JAVA_INT, place, message.type() | (flags << 8));
        memory.set(JAVA_INT, place + 4, count);
        MemorySegment.copy(message.bytes(), from, memory, JAVA_BYTE, place + 8, count);
        return Position.after(at, gap + needed, last ? 1 : 0);
    }

    private int writeGap(long at, int needed) {
        int gap = gap(at, needed);
        if (gap > 0) {
            region.body().set(JAVA_INT, place(at, 0), Frame.GAP << 8);
        }
        return gap;
    }

    /// The frame behind that place, where there must be one.
    Frame read(long at) {
        MemorySegment memory = region.body();
        int gap = 0;
        int meta = memory.get(JAVA_INT, place(at, 0));
        if (((meta >>> 8) & Frame.GAP) != 0) {
            gap = units - (Position.units(at) & (units - 1));
            meta = memory.get(JAVA_INT, place(at, gap));
        }
        int flags = meta >>> 8;
        long place = place(at, gap);
        boolean number = (flags & Frame.NUMBER) != 0;
        int count = number ? 8 : memory.get(JAVA_INT, place + 4);
        int size = number ? NUMBER_UNITS : unitsOf(count);
        boolean last = (flags & Frame.LAST) != 0;
        return new Frame((byte) meta, flags, count, place + 8, Position.after(at, gap + size, last ? 1 : 0));
    }

    long number(Frame frame) {
        return region.body().get(JAVA_LONG, frame.at());
    }

    void copy(Frame frame, byte[] target, int to) {
        MemorySegment.copy(region.body(), JAVA_BYTE, frame.at(), target, to, frame.count());
    }

    private long place(long at, int plus) {
        return RingState.FRAMES + (long) ((Position.units(at) + plus) & (units - 1)) * 8;
    }
}
