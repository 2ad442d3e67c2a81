package dev.heddle.processes.shared;

import dev.heddle.processes.internal.memory.Region;

/// A `boolean` that several processes see.
///
/// `get`, `set` and what changes it in one step are atomic, and visible to all at once; *racy* are plain reads and writes.
/// A process that is killed leaves the value as it was before or after its last change.
public final class SharedBoolean extends SharedObject {

    private static final long serialVersionUID = 1;

    private final transient SharedBooleanArray cell;

    SharedBoolean(Region region) {
        super(Kind.BOOLEAN, region);
        this.cell = new SharedBooleanArray(region);
    }

    /// Makes a value.
    public static SharedBoolean of(boolean value) {
        SharedBoolean made = new SharedBoolean(Cells.make(1, 1));
        made.set(value);
        return made;
    }

    public boolean get() {
        return cell.get(0);
    }

    public void set(boolean value) {
        cell.set(0, value);
    }

    /// A plain read.
    public boolean racyGet() {
        return cell.racyGet(0);
    }

    /// A plain write.
    public void racySet(boolean value) {
        cell.racySet(0, value);
    }

    public boolean compareAndSet(boolean expected, boolean value) {
        return cell.compareAndSet(0, expected, value);
    }

    public boolean getAndSet(boolean value) {
        return cell.getAndSet(0, value);
    }

    @Override
    public String toString() {
        return String.valueOf(get());
    }
}
