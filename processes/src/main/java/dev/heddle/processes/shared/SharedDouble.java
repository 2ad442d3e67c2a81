package dev.heddle.processes.shared;

import dev.heddle.processes.internal.memory.Region;
import java.util.function.DoubleUnaryOperator;

/// A `double` that several processes see.
///
/// `get`, `set` and what changes it in one step are atomic, and visible to all at once; *racy* are plain reads and writes.
/// A process that is killed leaves the value as it was before or after its last change.
public final class SharedDouble extends SharedObject {

    private static final long serialVersionUID = 1;

    private final transient SharedDoubleArray cell;

    SharedDouble(Region region) {
        super(Kind.DOUBLE, region);
        this.cell = new SharedDoubleArray(region);
    }

    /// Makes a value.
    public static SharedDouble of(double value) {
        SharedDouble made = new SharedDouble(Cells.make(1, 8));
        made.set(value);
        return made;
    }

    public double get() {
        return cell.get(0);
    }

    public void set(double value) {
        cell.set(0, value);
    }

    /// A plain read.
    public double racyGet() {
        return cell.racyGet(0);
    }

    /// A plain write.
    public void racySet(double value) {
        cell.racySet(0, value);
    }

    public boolean compareAndSet(double expected, double value) {
        return cell.compareAndSet(0, expected, value);
    }

    public double getAndSet(double value) {
        return cell.getAndSet(0, value);
    }

    public double getAndAdd(double delta) {
        return cell.getAndAdd(0, delta);
    }

    public double addAndGet(double delta) {
        return cell.addAndGet(0, delta);
    }

    public double incrementAndGet() {
        return addAndGet(1);
    }

    /// Replaces the value by what the function makes of it, in one step; the function may be called again.
    ///
    /// @return the new value
    public double update(DoubleUnaryOperator change) {
        return cell.update(0, change);
    }

    @Override
    public String toString() {
        return String.valueOf(get());
    }
}
