package dev.heddle.processes.shared;

import dev.heddle.processes.internal.memory.Region;
import java.util.function.IntUnaryOperator;

/// A `int` that several processes see.
///
/// `get`, `set` and what changes it in one step are atomic, and visible to all at once; *racy* are plain reads and writes.
/// A process that is killed leaves the value as it was before or after its last change.
public final class SharedInt extends SharedObject {

    private static final long serialVersionUID = 1;

    private final transient SharedIntArray cell;

    SharedInt(Region region) {
        super(Kind.INT, region);
        this.cell = new SharedIntArray(region);
    }

    /// Makes a value.
    public static SharedInt of(int value) {
        SharedInt made = new SharedInt(Cells.make(1, 4));
        made.set(value);
        return made;
    }

    public int get() {
        return cell.get(0);
    }

    public void set(int value) {
        cell.set(0, value);
    }

    /// A plain read.
    public int racyGet() {
        return cell.racyGet(0);
    }

    /// A plain write.
    public void racySet(int value) {
        cell.racySet(0, value);
    }

    public boolean compareAndSet(int expected, int value) {
        return cell.compareAndSet(0, expected, value);
    }

    public int getAndSet(int value) {
        return cell.getAndSet(0, value);
    }

    public int getAndAdd(int delta) {
        return cell.getAndAdd(0, delta);
    }

    public int addAndGet(int delta) {
        return cell.addAndGet(0, delta);
    }

    public int incrementAndGet() {
        return addAndGet(1);
    }

    /// Replaces the value by what the function makes of it, in one step; the function may be called again.
    ///
    /// @return the new value
    public int update(IntUnaryOperator change) {
        return cell.update(0, change);
    }

    @Override
    public String toString() {
        return String.valueOf(get());
    }
}
