package dev.heddle.kernel.internal.debug;

import java.nio.charset.StandardCharsets;

/// The hash by which front ends name a cell's text. They compute it themselves, so every bit must be the same.
final class Murmur2 {

    private static final int FACTOR = 0x5bd1e995;
    private static final int SHIFT = 24;

    private Murmur2() {}

    static long hash(String text, int seed) {
        byte[] data = text.getBytes(StandardCharsets.UTF_8);
        int hash = seed ^ data.length;
        int whole = data.length / 4 * 4;
        for (int i = 0; i < whole; i += 4) {
            int word = unsigned(data, i) | (unsigned(data, i + 1) << 8) | (unsigned(data, i + 2) << 16)
                    | (unsigned(data, i + 3) << SHIFT);
            word *= FACTOR;
            word ^= word >>> SHIFT;
            word *= FACTOR;
            hash = (hash * FACTOR) ^ word;
        }
        if (whole < data.length) {
            for (int i = data.length - 1; i >= whole; i--) {
                hash ^= unsigned(data, i) << (8 * (i - whole));
            }
            hash *= FACTOR;
        }
        hash ^= hash >>> 13;
        hash *= FACTOR;
        hash ^= hash >>> 15;
        return Integer.toUnsignedLong(hash);
    }

    private static int unsigned(byte[] data, int index) {
        return Byte.toUnsignedInt(data[index]);
    }
}
