package dev.heddle.worker.tool;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// Takes the values of code that runs in a loop, so that the compiler cannot leave out the work that makes them.
///
/// A number is stored each time, by an access that the compiler may neither drop nor move; that costs a store, and no other
/// work of the loop can be taken out of it. A number in a box is unboxed: where the code makes the box, the compiler then
/// makes none. An object's store would cost more, for the collector wants to know of it: so it is compared each time, and
/// stored now and then, which it must exist for.
public final class Sink {

    private static final int NOW_AND_THEN = 1023;
    private static final VarHandle NUMBER;
    private static final VarHandle FRACTION;
    private static final VarHandle SAME;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            NUMBER = lookup.findVarHandle(Sink.class, "number", long.class);
            FRACTION = lookup.findVarHandle(Sink.class, "fraction", double.class);
            SAME = lookup.findVarHandle(Sink.class, "same", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // written by the loop, read by nobody
    @SuppressWarnings("UnusedVariable")
    private long number;
    @SuppressWarnings("UnusedVariable")
    private double fraction;
    @SuppressWarnings("UnusedVariable")
    private boolean same;
    private @Nullable Object object;
    private int taken;

    /// One that nothing has been put into.
    Sink() {}

    /// What fits a value.
    ///
    /// @return the name of the method that takes values like it
    static String methodFor(@Nullable Object value) {
        return switch (value) {
            case Integer _ -> "takeInt";
            case Long _ -> "takeLong";
            case Double _ -> "takeDouble";
            case Float _ -> "takeFloat";
            case Boolean _ -> "takeBoolean";
            case null, default -> "take";
        };
    }

    /// Takes an object.
    ///
    /// @param value the object
    @SuppressWarnings("ReferenceEquality") // any look at the object itself would be part of what is measured
    public void take(@Nullable Object value) {
        SAME.setOpaque(this, value == object);
        if ((taken++ & NOW_AND_THEN) == 0) {
            object = value;
        }
    }

    /// Takes what is an `int`, as far as could be seen.
    ///
    /// @param value mostly an `Integer`
    public void takeInt(@Nullable Object value) {
        if (value instanceof Integer known) {
            NUMBER.setOpaque(this, (long) known);
        } else {
            take(value);
        }
    }

    /// Takes what is a `long`, as far as could be seen.
    ///
    /// @param value mostly a `Long`
    public void takeLong(@Nullable Object value) {
        if (value instanceof Long known) {
            NUMBER.setOpaque(this, (long) known);
        } else {
            take(value);
        }
    }

    /// Takes what is a `double`, as far as could be seen.
    ///
    /// @param value mostly a `Double`
    public void takeDouble(@Nullable Object value) {
        if (value instanceof Double known) {
            FRACTION.setOpaque(this, (double) known);
        } else {
            take(value);
        }
    }

    /// Takes what is a `float`, as far as could be seen.
    ///
    /// @param value mostly a `Float`
    public void takeFloat(@Nullable Object value) {
        if (value instanceof Float known) {
            FRACTION.setOpaque(this, (double) (float) known);
        } else {
            take(value);
        }
    }

    /// Takes what is a `boolean`, as far as could be seen.
    ///
    /// @param value mostly a `Boolean`
    public void takeBoolean(@Nullable Object value) {
        if (value instanceof Boolean known) {
            SAME.setOpaque(this, (boolean) known);
        } else {
            take(value);
        }
    }
}
