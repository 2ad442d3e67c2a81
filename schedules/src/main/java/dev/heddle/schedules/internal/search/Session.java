package dev.heddle.schedules.internal.search;

import dev.heddle.schedules.internal.run.Carriers;
import dev.heddle.schedules.internal.run.Chooser;
import dev.heddle.schedules.internal.run.Limits;
import dev.heddle.schedules.internal.run.Run;
import dev.heddle.schedules.internal.run.Whims;
import dev.heddle.schedules.internal.trace.Ending;
import dev.heddle.schedules.internal.trace.Trace;
import dev.heddle.schedules.internal.weave.Classes;
import java.util.BitSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// One program that is run many times.
final class Session implements AutoCloseable {

    /// How much longer a program may be that ends, before it is told from one that does not.
    private static final int PATIENCE = 25;

    private final Program program;
    private final Limits limits;
    private final Classes classes;
    private final boolean telling;
    private final Carriers carriers = new Carriers();
    private final BitSet shared = new BitSet();
    private @Nullable ClassLoader loader;
    private Whims whims = Whims.NONE;
    private boolean grown;
    private boolean waited;

    /// A run that is over.
    record Done(Trace trace, Ending ending, Run run) {}

    Session(Program program, ClassLoader classes, Limits limits, boolean telling) {
        this.program = program;
        this.limits = limits;
        this.telling = telling;
        this.classes = new Classes(classes, telling);
    }

    /// What may happen by itself in the runs to come.
    Session with(Whims newWhims) {
        whims = newWhims;
        return this;
    }

    Whims whims() {
        return whims;
    }

    /// Whether the program itself has waited to be notified.
    boolean hasWaited() {
        return waited;
    }

    Classes classes() {
        return classes;
    }

    /// The sites where it matters who runs, as far as it is known.
    BitSet shared() {
        return shared;
    }

    Done run(Chooser chooser) throws InterruptedException {
        return run(chooser, shared::get);
    }

    /// With much more patience.
    Done longRun(Chooser chooser) throws InterruptedException {
        return run(chooser, shared::get, limits.times(PATIENCE));
    }

    Done run(Chooser chooser, IntPredicate points) throws InterruptedException {
        return run(chooser, points, limits);
    }

    private Done run(Chooser chooser, IntPredicate points, Limits most) throws InterruptedException {
        boolean again = loader != null && !classes.hasStatics();
        if (loader == null || !again) {
            loader = classes.load();
        }
        var trace = new Trace(telling);
        var run = new Run(most, carriers, points, chooser, trace, whims);
        ClassLoader woven = loader;
        Ending ending = run.go(() -> {
            if (again) {
                classes.reset();
            }
            return program.load(woven).run();
        });
        run.initialised().forEach((type, lonely) -> grown |= classes.look(type, lonely));
        waited |= run.hasWaited();
        return new Done(trace, ending, run);
    }

    /// Whether runs are others than before, because it is known now what classes keep; asking takes the answer away.
    boolean takeGrown() {
        boolean found = grown;
        grown = false;
        return found;
    }

    @Override
    public void close() {
        carriers.close();
    }
}
