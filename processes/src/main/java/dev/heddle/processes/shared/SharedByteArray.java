package dev.heddle.processes.shared;

import dev.heddle.processes.internal.memory.Region;
import java.io.Serializable;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/// An array of `byte` that several processes see.
///
/// `get`, `set` and what changes an element in one step are atomic, and visible to all at once. Methods that are called
/// *racy* are plain reads and writes: faster, and right only where a lock or a queue orders them. A process that is
/// killed leaves every element as it was before or after its last change.
public final class SharedByteArray extends SharedObject {

    private static final long serialVersionUID = 1;

    private final transient int length;
    private final transient Cells cells;

    SharedByteArray(Region region) {
        super(Kind.BYTE_ARRAY, region);
        this.cells = new Cells(region);
        this.length = cells.length();
    }

    /// Makes an array of that length, all `0`.
    public static SharedByteArray ofLength(int length) {
        return new SharedByteArray(Cells.make(length, 1));
    }

    /// Makes an array with these values.
    public static SharedByteArray copyOf(byte... values) {
        SharedByteArray array = ofLength(values.length);
        array.copyFrom(values);
        return array;
    }

    public int length() {
        return length;
    }

    public byte get(int index) {
        return SmallCell.get(memory(), at(index));
    }

    public void set(int index, byte value) {
        SmallCell.set(memory(), at(index), value);
    }

    /// A plain read.
    public byte racyGet(int index) {
        return SmallCell.racyGet(memory(), at(index));
    }

    /// A plain write.
    public void racySet(int index, byte value) {
        SmallCell.racySet(memory(), at(index), value);
    }

    public boolean compareAndSet(int index, byte expected, byte value) {
        return SmallCell.compareAndSet(memory(), at(index), expected, value);
    }

    public byte getAndSet(int index, byte value) {
        byte now = get(index);
        while (!compareAndSet(index, now, value)) {
            now = get(index);
        }
        return now;
    }

    public byte getAndAdd(int index, byte delta) {
        byte now = get(index);
        while (!compareAndSet(index, now, (byte) (now + delta))) {
            now = get(index);
        }
        return now;
    }

    public byte addAndGet(int index, byte delta) {
        return (byte) (getAndAdd(index, delta) + delta);
    }

    /// Replaces the element by what the function makes of it, in one step; the function may be called again.
    ///
    /// @return the new value
    public byte update(int index, IntUnaryOperator change) {
        while (true) {
            byte now = get(index);
            byte next = (byte) change.applyAsInt(now);
            if (compareAndSet(index, now, next)) {
                return next;
            }
        }
    }

    /// Copies a whole array here, from the first element on. Racy.
    public void copyFrom(byte[] source) {
        copyFrom(0, source, 0, source.length);
    }

    /// Copies a part of an array here. Racy.
    public void copyFrom(int index, byte[] source, int from, int count) {
        Objects.checkFromIndexSize(index, count, length);
        MemorySegment.copy(source, from, memory(), ValueLayout.JAVA_BYTE, Cells.START + index, count);
    }

    /// Copies a part of it into an array. Racy.
    public void copyTo(int index, byte[] target, int at, int count) {
        Objects.checkFromIndexSize(index, count, length);
        MemorySegment.copy(memory(), ValueLayout.JAVA_BYTE, Cells.START + (long) index * 1, target, at, count);
    }

    /// A copy of it. Racy.
    public byte[] toArray() {
        byte[] copy = new byte[length];
        copyTo(0, copy, 0, length);
        return copy;
    }

    /// The elements as memory, a byte each.
    public MemorySegment segment() {
        return cells.segment(length, 1);
    }

    /// The same elements as a table, row by row.
    ///
    /// @throws IllegalArgumentException if it has more or fewer cells than the array
    public Grid grid(int rows, int columns) {
        return new Grid(this, rows, columns);
    }

    @Override
    public String toString() {
        return Arrays.toString(toArray());
    }

    private MemorySegment memory() {
        return region().body();
    }

    private long at(int index) {
        return Cells.START + Objects.checkIndex(index, length);
    }

    /// An array seen as a table.
    public record Grid(SharedByteArray cells, int rows, int columns) implements Serializable {

        private static final long serialVersionUID = 1;

        public Grid {
            Cells.checkGrid(cells.length(), rows, columns);
        }

        /// The place of a cell in the array.
        public int index(int row, int column) {
            return Cells.index(row, rows, column, columns);
        }

        public byte get(int row, int column) {
            return cells.get(index(row, column));
        }

        public void set(int row, int column, byte value) {
            cells.set(index(row, column), value);
        }

        /// A plain read.
        public byte racyGet(int row, int column) {
            return cells.racyGet(index(row, column));
        }

        /// A plain write.
        public void racySet(int row, int column, byte value) {
            cells.racySet(index(row, column), value);
        }
    }
}
