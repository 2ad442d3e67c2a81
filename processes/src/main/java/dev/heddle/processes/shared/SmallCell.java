package dev.heddle.processes.shared;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A byte of shared memory. The JDK changes memory in one step only by words, so a byte is changed as part of its word.
final class SmallCell {

    private static final VarHandle BYTE = JAVA_BYTE.varHandle();
    private static final VarHandle WORD = JAVA_INT.varHandle();
    private static final boolean LITTLE = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private SmallCell() {}

    static byte get(MemorySegment memory, long at) {
        return (byte) BYTE.getVolatile(memory, at);
    }

    static void set(MemorySegment memory, long at, byte value) {
        BYTE.setVolatile(memory, at, value);
    }

    static byte racyGet(MemorySegment memory, long at) {
        return memory.get(JAVA_BYTE, at);
    }

    static void racySet(MemorySegment memory, long at, byte value) {
        memory.set(JAVA_BYTE, at, value);
    }

    static boolean compareAndSet(MemorySegment memory, long at, byte expected, byte value) {
        long word = at & ~3L;
        int shift = (int) (LITTLE ? at & 3 : 3 - (at & 3)) * 8;
        while (true) {
            int seen = (int) WORD.getVolatile(memory, word);
            if ((byte) (seen >> shift) != expected) {
                return false;
            }
            int next = (seen & ~(0xff << shift)) | ((value & 0xff) << shift);
            if (WORD.compareAndSet(memory, word, seen, next)) {
                return true;
            }
        }
    }
}
