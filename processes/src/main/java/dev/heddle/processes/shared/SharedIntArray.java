package dev.heddle.processes.shared;

import dev.heddle.processes.internal.memory.Region;
import java.io.Serializable;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/// An array of `int` that several processes see.
///
/// `get`, `set` and what changes an element in one step are atomic, and visible to all at once. Methods that are called
/// *racy* are plain reads and writes: faster, and right only where a lock or a queue orders them. A process that is
/// killed leaves every element as it was before or after its last change.
public final class SharedIntArray extends SharedObject {

    private static final long serialVersionUID = 1;
    private static final ValueLayout.OfInt LAYOUT = ValueLayout.JAVA_INT;
    private static final VarHandle CELL = LAYOUT.varHandle();

    private final transient int length;
    private final transient Cells cells;

    SharedIntArray(Region region) {
        super(Kind.INT_ARRAY, region);
        this.cells = new Cells(region);
        this.length = cells.length();
    }

    /// Makes an array of that length, all `0`.
    public static SharedIntArray ofLength(int length) {
        return new SharedIntArray(Cells.make(length, 4));
    }

    /// Makes an array with these values.
    public static SharedIntArray copyOf(int... values) {
        SharedIntArray array = ofLength(values.length);
        array.copyFrom(values);
        return array;
    }

    public int length() {
        return length;
    }

    public int get(int index) {
        return (int) CELL.getVolatile(memory(), at(index));
    }

    public void set(int index, int value) {
        CELL.setVolatile(memory(), at(index), value);
    }

    /// A plain read.
    public int racyGet(int index) {
        return memory().get(LAYOUT, at(index));
    }

    /// A plain write.
    public void racySet(int index, int value) {
        memory().set(LAYOUT, at(index), value);
    }

    /// Writes the value if the element is the expected one.
    public boolean compareAndSet(int index, int expected, int value) {
        return CELL.compareAndSet(memory(), at(index), expected, value);
    }

    public int getAndSet(int index, int value) {
        return (int) CELL.getAndSet(memory(), at(index), value);
    }

    public int getAndAdd(int index, int delta) {
        return (int) CELL.getAndAdd(memory(), at(index), delta);
    }

    public int addAndGet(int index, int delta) {
        return getAndAdd(index, delta) + delta;
    }

    /// Replaces the element by what the function makes of it, in one step; the function may be called again.
    ///
    /// @return the new value
    public int update(int index, IntUnaryOperator change) {
        while (true) {
            int now = get(index);
            int next = change.applyAsInt(now);
            if (compareAndSet(index, now, next)) {
                return next;
            }
        }
    }

    /// Copies a whole array here, from the first element on. Racy.
    public void copyFrom(int[] source) {
        copyFrom(0, source, 0, source.length);
    }

    /// Copies a part of an array here. Racy.
    public void copyFrom(int index, int[] source, int from, int count) {
        Objects.checkFromIndexSize(index, count, length);
        MemorySegment.copy(source, from, memory(), LAYOUT, Cells.START + (long) index * 4, count);
    }

    /// Copies a part of it into an array. Racy.
    public void copyTo(int index, int[] target, int at, int count) {
        Objects.checkFromIndexSize(index, count, length);
        MemorySegment.copy(memory(), LAYOUT, Cells.START + (long) index * 4, target, at, count);
    }

    /// A copy of it. Racy.
    public int[] toArray() {
        int[] copy = new int[length];
        copyTo(0, copy, 0, length);
        return copy;
    }

    /// The elements as memory.
    public MemorySegment segment() {
        return cells.segment(length, 4);
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
        return Cells.START + (long) Objects.checkIndex(index, length) * 4;
    }

    /// An array seen as a table.
    public record Grid(SharedIntArray cells, int rows, int columns) implements Serializable {

        private static final long serialVersionUID = 1;

        public Grid {
            Cells.checkGrid(cells.length(), rows, columns);
        }

        /// The place of a cell in the array.
        public int index(int row, int column) {
            return Cells.index(row, rows, column, columns);
        }

        public int get(int row, int column) {
            return cells.get(index(row, column));
        }

        public void set(int row, int column, int value) {
            cells.set(index(row, column), value);
        }

        /// A plain read.
        public int racyGet(int row, int column) {
            return cells.racyGet(index(row, column));
        }

        /// A plain write.
        public void racySet(int row, int column, int value) {
            cells.racySet(index(row, column), value);
        }
    }
}
