package dev.heddle.processes.shared;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.heddle.processes.internal.memory.Region;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// The layout of arrays: their length, then on a cache line of their own their elements.
record Cells(Region region) {

    static final long START = 64;

    static Region make(int length, int size) {
        if (length < 0) {
            throw new NegativeArraySizeException("an array cannot have " + length + " elements");
        }
        // whole words, for a change of one byte is a change of its word
        Region region = Region.make(START + Math.ceilDiv((long) length * size, 8) * 8);
        region.body().set(JAVA_INT, 0, length);
        return region;
    }

    int length() {
        return region.body().get(JAVA_INT, 0);
    }

    MemorySegment segment(int length, int size) {
        return region.body().asSlice(START, (long) length * size);
    }

    /// Where a cell of a table stands in the array.
    static int index(int row, int rows, int column, int columns) {
        return Objects.checkIndex(row, rows) * columns + Objects.checkIndex(column, columns);
    }

    static void checkGrid(int length, int rows, int columns) {
        if (rows < 0 || columns < 0 || (long) rows * columns != length) {
            throw new IllegalArgumentException(
                    "a grid of " + rows + " rows and " + columns + " columns does not fit " + length + " elements");
        }
    }
}
