package dev.heddle.schedules.internal.model;

import dev.heddle.schedules.internal.run.Strand;
import dev.heddle.schedules.internal.run.Waits;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/// Stands for the JDK's own `Unsafe` in the copies of its classes.
///
/// An offset is the number of a field, or the index of an array element.
@SuppressWarnings("ReferenceEquality") // an exchange compares references
public final class Memory extends Loads {

    private static final Memory ONLY = new Memory();

    private Memory() {}

    public static Memory getUnsafe() {
        return ONLY;
    }

    public long objectFieldOffset(Class<?> owner, String name) {
        return number(owner, name);
    }

    public long objectFieldOffset(Field field) {
        return number(field);
    }

    public long arrayBaseOffset(Class<?> type) {
        return 0;
    }

    public int arrayIndexScale(Class<?> type) {
        return 1;
    }

    public void loadFence() {}

    public void storeStoreFence() {}

    /// Waits to be unparked.
    public void park(boolean absolute, long time) {
        Strand me = Hooks.strand();
        Object blocker = me.run().notes().get(me);
        long nanos = absolute ? (time - TimeModel.currentTimeMillis()) * 1_000_000 : time;
        if (time == 0 || nanos > 0) {
            Waits.park(me, blocker, time == 0 ? 0 : nanos);
        }
    }

    public void unpark(Object thread) {
        ParkModel.unpark((Thread) thread);
    }

    public boolean compareAndSetInt(Object owner, long offset, int expected, int value) {
        return exchange(owner, offset, expected, value);
    }

    public boolean weakCompareAndSetInt(Object owner, long offset, int expected, int value) {
        return exchange(owner, offset, expected, value);
    }

    public boolean weakCompareAndSetIntAcquire(Object owner, long offset, int expected, int value) {
        return exchange(owner, offset, expected, value);
    }

    public boolean weakCompareAndSetIntRelease(Object owner, long offset, int expected, int value) {
        return exchange(owner, offset, expected, value);
    }

    public boolean weakCompareAndSetIntPlain(Object owner, long offset, int expected, int value) {
        return exchange(owner, offset, expected, value);
    }

    public int compareAndExchangeInt(Object owner, long offset, int expected, int value) {
        int found = (int) known(owner, offset);
        exchange(owner, offset, expected, value);
        return found;
    }

    public int compareAndExchangeIntAcquire(Object owner, long offset, int expected, int value) {
        return compareAndExchangeInt(owner, offset, expected, value);
    }

    public int compareAndExchangeIntRelease(Object owner, long offset, int expected, int value) {
        return compareAndExchangeInt(owner, offset, expected, value);
    }

    public int getAndAddInt(Object owner, long offset, int value) {
        int found = (int) known(owner, offset);
        store(owner, offset, found + value, BOTH);
        return found;
    }

    public int getAndSetInt(Object owner, long offset, int value) {
        int found = (int) known(owner, offset);
        store(owner, offset, value, BOTH);
        return found;
    }

    public int getAndBitwiseAndInt(Object owner, long offset, int value) {
        int found = (int) known(owner, offset);
        store(owner, offset, found & value, BOTH);
        return found;
    }

    public int getAndBitwiseOrInt(Object owner, long offset, int value) {
        int found = (int) known(owner, offset);
        store(owner, offset, found | value, BOTH);
        return found;
    }

    public boolean compareAndSetLong(Object owner, long offset, long expected, long value) {
        return exchange(owner, offset, expected, value);
    }

    public boolean weakCompareAndSetLong(Object owner, long offset, long expected, long value) {
        return exchange(owner, offset, expected, value);
    }

    public boolean weakCompareAndSetLongAcquire(Object owner, long offset, long expected, long value) {
        return exchange(owner, offset, expected, value);
    }

    public boolean weakCompareAndSetLongRelease(Object owner, long offset, long expected, long value) {
        return exchange(owner, offset, expected, value);
    }

    public boolean weakCompareAndSetLongPlain(Object owner, long offset, long expected, long value) {
        return exchange(owner, offset, expected, value);
    }

    public long compareAndExchangeLong(Object owner, long offset, long expected, long value) {
        long found = (long) known(owner, offset);
        exchange(owner, offset, expected, value);
        return found;
    }

    public long compareAndExchangeLongAcquire(Object owner, long offset, long expected, long value) {
        return compareAndExchangeLong(owner, offset, expected, value);
    }

    public long compareAndExchangeLongRelease(Object owner, long offset, long expected, long value) {
        return compareAndExchangeLong(owner, offset, expected, value);
    }

    public long getAndAddLong(Object owner, long offset, long value) {
        long found = (long) known(owner, offset);
        store(owner, offset, found + value, BOTH);
        return found;
    }

    public long getAndSetLong(Object owner, long offset, long value) {
        long found = (long) known(owner, offset);
        store(owner, offset, value, BOTH);
        return found;
    }

    /// A reference may be a boxed number, and then its identity counts.
    public boolean compareAndSetReference(Object owner, long offset, @Nullable Object expected,
            @Nullable Object value) {
        boolean same = peek(owner, offset) == expected;
        log(owner, offset, same ? BOTH : READ);
        if (same) {
            poke(owner, offset, value);
        }
        return same;
    }

    public boolean weakCompareAndSetReference(Object owner, long offset, @Nullable Object expected,
            @Nullable Object value) {
        return compareAndSetReference(owner, offset, expected, value);
    }

    public @Nullable Object getAndSetReference(Object owner, long offset, @Nullable Object value) {
        Object found = peek(owner, offset);
        store(owner, offset, value, BOTH);
        return found;
    }
}
