package dev.heddle.processes.shared;

import dev.heddle.processes.internal.memory.Region;
import java.util.function.IntUnaryOperator;

/// A `byte` that several processes see.
///
/// `get`, `set` and what changes it in one step are atomic, and visible to all at once; *racy* are plain reads and writes.
/// A process that is killed leaves the value as it was before or after its last change.
public final class SharedByte extends SharedObject {

    private static final long serialVersionUID = 1;

    private final transient SharedByteArray cell;

    SharedByte(Region region) {
        super(Kind.BYTE, region);
        this.cell = new SharedByteArray(region);
    }

    /// Makes a value.
    public static SharedByte of(byte value) {
        SharedByte made = new SharedByte(Cells.make(1, 1));
        made.set(value);
        return made;
    }

    public byte get() {
        return cell.get(0);
    }

    public void set(byte value) {
        cell.set(0, value);
    }

    /// A plain read.
    public byte racyGet() {
        return cell.racyGet(0);
    }

    /// A plain write.
    public void racySet(byte value) {
        cell.racySet(0, value);
    }

    public boolean compareAndSet(byte expected, byte value) {
        return cell.compareAndSet(0, expected, value);
    }

    public byte getAndSet(byte value) {
        return cell.getAndSet(0, value);
    }

    public byte getAndAdd(byte delta) {
        return cell.getAndAdd(0, delta);
    }

    public byte addAndGet(byte delta) {
        return cell.addAndGet(0, delta);
    }

    public byte incrementAndGet() {
        return addAndGet((byte) 1);
    }

    /// Replaces the value by what the function makes of it, in one step; the function may be called again.
    ///
    /// @return the new value
    public byte update(IntUnaryOperator change) {
        return cell.update(0, change);
    }

    @Override
    public String toString() {
        return String.valueOf(get());
    }
}
