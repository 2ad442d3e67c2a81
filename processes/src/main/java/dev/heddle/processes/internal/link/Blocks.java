package dev.heddle.processes.internal.link;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Large arrays of numbers on their way: as they lie in memory, piece by piece, so that no second copy of them is needed.
final class Blocks {

    private static final List<Class<?>> TYPES =
            List.of(byte.class, short.class, char.class, int.class, long.class, float.class, double.class);
    private static final List<Integer> SIZES = List.of(1, 2, 2, 4, 8, 4, 8);
    private static final int PIECE = 1 << 16;

    /// An array for which there is no room.
    ///
    /// @param bytes how large it was
    record TooLarge(long bytes) {}

    private Blocks() {}

    /// Where bytes come from.
    @FunctionalInterface
    interface Source {

        /// Fills the array's beginning.
        ///
        /// @return false if the end came before
        boolean fill(byte[] target, int length) throws IOException;
    }

    static void write(Object array, OutputStream out) throws IOException {
        int type = TYPES.indexOf(array.getClass().getComponentType());
        int length = Array.getLength(array);
        ByteBuffer piece = ByteBuffer.wrap(new byte[PIECE]).order(ByteOrder.nativeOrder());
        out.write(piece.put(0, (byte) type).putInt(1, length).array(), 0, 1 + Integer.BYTES);
        int size = SIZES.get(type);
        for (int at = 0; at < length;) {
            int count = Math.min(length - at, PIECE / size);
            copy(array, at, piece, count, /* out= */ true);
            out.write(piece.array(), 0, count * size);
            at += count;
        }
    }

    /// Null if the end came before the array's end; [TooLarge] if there is no room for it.
    static @Nullable Object read(Source in) throws IOException {
        ByteBuffer piece = ByteBuffer.wrap(new byte[PIECE]).order(ByteOrder.nativeOrder());
        if (!in.fill(piece.array(), 1 + Integer.BYTES)) {
            return null;
        }
        int type = piece.get(0);
        int length = piece.getInt(1);
        Object array = make(TYPES.get(type), length);
        int size = SIZES.get(type);
        for (int at = 0; at < length;) {
            int count = Math.min(length - at, PIECE / size);
            if (!in.fill(piece.array(), count * size)) {
                return null;
            }
            if (array != null) {
                copy(array, at, piece, count, /* out= */ false);
            }
            at += count;
        }
        return array == null ? new TooLarge((long) length * size) : array;
    }

    /// Null if there is no room. What would fill it must be read all the same, or nothing behind it could be.
    private static @Nullable Object make(Class<?> type, int length) {
        try {
            return Array.newInstance(type, length);
        } catch (OutOfMemoryError e) {
            return null;
        }
    }

    private static void copy(Object array, int at, ByteBuffer piece, int count, boolean out) {
        ByteBuffer whole = piece.duplicate().order(ByteOrder.nativeOrder());
        if (array instanceof double[] doubles) {
            var _ = out
                    ? whole.asDoubleBuffer().put(doubles, at, count)
                    : whole.asDoubleBuffer().get(doubles, at, count);
        } else if (array instanceof int[] ints) {
            var _ = out ? whole.asIntBuffer().put(ints, at, count) : whole.asIntBuffer().get(ints, at, count);
        } else if (array instanceof long[] longs) {
            var _ = out ? whole.asLongBuffer().put(longs, at, count) : whole.asLongBuffer().get(longs, at, count);
        } else if (array instanceof byte[] bytes) {
            var _ = out ? whole.put(bytes, at, count) : whole.get(bytes, at, count);
        } else if (array instanceof float[] floats) {
            var _ = out ? whole.asFloatBuffer().put(floats, at, count) : whole.asFloatBuffer().get(floats, at, count);
        } else if (array instanceof char[] chars) {
            var _ = out ? whole.asCharBuffer().put(chars, at, count) : whole.asCharBuffer().get(chars, at, count);
        } else if (array instanceof short[] shorts) {
            var _ = out ? whole.asShortBuffer().put(shorts, at, count) : whole.asShortBuffer().get(shorts, at, count);
        }
    }
}
