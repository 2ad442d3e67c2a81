package dev.heddle.schedules.internal.search;

import dev.heddle.schedules.internal.run.Carriers;
import dev.heddle.schedules.internal.run.Chooser;
import dev.heddle.schedules.internal.run.Limits;
import dev.heddle.schedules.internal.run.Run;
import dev.heddle.schedules.internal.trace.Ending;
import dev.heddle.schedules.internal.trace.Trace;
import dev.heddle.schedules.internal.weave.Classes;
import java.util.BitSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// One program that is run many times.
final class Session implements AutoCloseable {

    private final Program program;
    private final Limits limits;
    private final Classes classes;
    private final boolean telling;
    private final Carriers carriers = new Carriers();
    private final BitSet shared = new BitSet();
    private @Nullable ClassLoader loader;

    /// A run that is over.
    record Done(Trace trace, Ending ending, Run run) {}

    Session(Program program, ClassLoader classes, Limits limits, boolean telling) {
        this.program = program;
        this.limits = limits;
        this.telling = telling;
        this.classes = new Classes(classes, telling);
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

    Done run(Chooser chooser, IntPredicate points) throws InterruptedException {
        if (loader == null || classes.hasStatics()) {
            loader = classes.load();
        }
        var trace = new Trace(telling);
        var run = new Run(limits, carriers, points, chooser, trace);
        ClassLoader woven = loader;
        Ending ending = run.go(() -> program.load(woven).run());
        run.initialised().forEach(classes::look);
        return new Done(trace, ending, run);
    }

    @Override
    public void close() {
        carriers.close();
    }
}
