package dev.heddle.processes.internal.ring;

/// A frame of a ring: a message, or a part of one.
///
/// @param type  of the message, as the codec says
/// @param flags whether it is the first part, the last, and holds a number
/// @param count how many bytes it holds
/// @param at    where they begin in the region
/// @param next  the place in the ring behind it
record Frame(byte type, int flags, int count, long at, long next) {

    static final int FIRST = 1;
    static final int LAST = 2;
    static final int NUMBER = 4;
    static final int GAP = 8;

    boolean isFirst() {
        return (flags & FIRST) != 0;
    }

    boolean isLast() {
        return (flags & LAST) != 0;
    }

    boolean isNumber() {
        return (flags & NUMBER) != 0;
    }
}
