package dev.heddle.schedules.internal.model;

import dev.heddle.schedules.internal.run.Strand;
import java.io.PrintStream;
import java.lang.ref.Cleaner;
import org.jspecify.annotations.Nullable;

/// Stands for what differs from machine to machine, and for what would reach out of a run.
public final class MachineModel {

    private static final int PROCESSORS = 4;

    private MachineModel() {}

    public static int availableProcessors(Runtime runtime) {
        return PROCESSORS;
    }

    public static int identityHashCode(@Nullable Object object) {
        return object == null ? 0 : Hooks.hash(object);
    }

    /// From now on the run prints there.
    public static void setOut(PrintStream stream) {
        Hooks.strand().run().notes().put(MachineModel.class, stream);
    }

    public static void setErr(PrintStream stream) {
        Strand me = Hooks.strand();
        me.run().notes().put(PrintStream.class, stream);
    }

    /// The library's objects are cleaned only when it says so: what the garbage collector does has no place in a schedule.
    public static Cleaner.Cleanable register(@Nullable Cleaner cleaner, Object object, Runnable action) {
        var open = new boolean[]{true};
        return () -> {
            if (open[0]) {
                open[0] = false;
                action.run();
            }
        };
    }
}
