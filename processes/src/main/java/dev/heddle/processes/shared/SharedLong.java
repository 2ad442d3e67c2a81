package dev.heddle.processes.shared;

import dev.heddle.processes.internal.memory.Region;
import java.util.function.LongUnaryOperator;

/// A `long` that several processes see.
///
/// `get`, `set` and what changes it in one step are atomic, and visible to all at once; *racy* are plain reads and writes.
/// A process that is killed leaves the value as it was before or after its last change.
public final class SharedLong extends SharedObject {

    private static final long serialVersionUID = 1;

    private final transient SharedLongArray cell;

    SharedLong(Region region) {
        super(Kind.LONG, region);
        this.cell = new SharedLongArray(region);
    }

    /// Makes a value.
    public static SharedLong of(long value) {
        SharedLong made = new SharedLong(Cells.make(1, 8));
        made.set(value);
        return made;
    }

    public long get() {
        return cell.get(0);
    }

    public void set(long value) {
        cell.set(0, value);
    }

    /// A plain read.
    public long racyGet() {
        return cell.racyGet(0);
    }

    /// A plain write.
    public void racySet(long value) {
        cell.racySet(0, value);
    }

    public boolean compareAndSet(long expected, long value) {
        return cell.compareAndSet(0, expected, value);
    }

    public long getAndSet(long value) {
        return cell.getAndSet(0, value);
    }

    public long getAndAdd(long delta) {
        return cell.getAndAdd(0, delta);
    }

    public long addAndGet(long delta) {
        return cell.addAndGet(0, delta);
    }

    public long incrementAndGet() {
        return addAndGet(1);
    }

    /// Replaces the value by what the function makes of it, in one step; the function may be called again.
    ///
    /// @return the new value
    public long update(LongUnaryOperator change) {
        return cell.update(0, change);
    }

    @Override
    public String toString() {
        return String.valueOf(get());
    }
}
