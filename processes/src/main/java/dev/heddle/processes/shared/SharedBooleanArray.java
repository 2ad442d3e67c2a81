package dev.heddle.processes.shared;

import dev.heddle.processes.internal.memory.Region;
import java.io.Serializable;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Objects;

/// An array of `boolean` that several processes see.
///
/// `get`, `set` and what changes an element in one step are atomic, and visible to all at once. Methods that are called
/// *racy* are plain reads and writes: faster, and right only where a lock or a queue orders them. A process that is
/// killed leaves every element as it was before or after its last change.
public final class SharedBooleanArray extends SharedObject {

    private static final long serialVersionUID = 1;

    private final transient int length;
    private final transient Cells cells;

    SharedBooleanArray(Region region) {
        super(Kind.BOOLEAN_ARRAY, region);
        this.cells = new Cells(region);
        this.length = cells.length();
    }

    /// Makes an array of that length, all `false`.
    public static SharedBooleanArray ofLength(int length) {
        return new SharedBooleanArray(Cells.make(length, 1));
    }

    /// Makes an array with these values.
    public static SharedBooleanArray copyOf(boolean... values) {
        SharedBooleanArray array = ofLength(values.length);
        array.copyFrom(values);
        return array;
    }

    public int length() {
        return length;
    }

    public boolean get(int index) {
        return SmallCell.get(memory(), at(index)) != 0;
    }

    public void set(int index, boolean value) {
        SmallCell.set(memory(), at(index), (byte) (value ? 1 : 0));
    }

    /// A plain read.
    public boolean racyGet(int index) {
        return SmallCell.racyGet(memory(), at(index)) != 0;
    }

    /// A plain write.
    public void racySet(int index, boolean value) {
        SmallCell.racySet(memory(), at(index), (byte) (value ? 1 : 0));
    }

    public boolean compareAndSet(int index, boolean expected, boolean value) {
        return SmallCell.compareAndSet(memory(), at(index), (byte) (expected ? 1 : 0), (byte) (value ? 1 : 0));
    }

    public boolean getAndSet(int index, boolean value) {
        boolean now = get(index);
        while (!compareAndSet(index, now, value)) {
            now = get(index);
        }
        return now;
    }

    /// Copies a whole array here, from the first element on. Racy.
    public void copyFrom(boolean[] source) {
        Objects.checkFromIndexSize(0, source.length, length);
        for (int i = 0; i < source.length; i++) {
            racySet(i, source[i]);
        }
    }

    /// A copy of it. Racy.
    public boolean[] toArray() {
        boolean[] copy = new boolean[length];
        for (int i = 0; i < length; i++) {
            copy[i] = racyGet(i);
        }
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
    public record Grid(SharedBooleanArray cells, int rows, int columns) implements Serializable {

        private static final long serialVersionUID = 1;

        public Grid {
            Cells.checkGrid(cells.length(), rows, columns);
        }

        /// The place of a cell in the array.
        public int index(int row, int column) {
            return Cells.index(row, rows, column, columns);
        }

        public boolean get(int row, int column) {
            return cells.get(index(row, column));
        }

        public void set(int row, int column, boolean value) {
            cells.set(index(row, column), value);
        }

        /// A plain read.
        public boolean racyGet(int row, int column) {
            return cells.racyGet(index(row, column));
        }

        /// A plain write.
        public void racySet(int row, int column, boolean value) {
            cells.racySet(index(row, column), value);
        }
    }
}
