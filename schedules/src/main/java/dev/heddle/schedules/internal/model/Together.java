package dev.heddle.schedules.internal.model;

import dev.heddle.schedules.internal.run.Body;
import dev.heddle.schedules.internal.run.Run;
import dev.heddle.schedules.internal.run.Strand;
import dev.heddle.schedules.internal.run.Waits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// What a scenario can ask of the controller.
public final class Together {

    private Together() {}

    /// Runs the bodies as threads A, B, C, … and waits for the end of all.
    public static void run(List<Body> bodies) throws InterruptedException {
        Strand me = strand();
        Run run = me.run();
        List<Strand> started = new ArrayList<>();
        char name = 'A';
        for (Body body : bodies) {
            Thread thread = Thread.ofPlatform().daemon(false).name(String.valueOf(name++)).unstarted(() -> {});
            started.add(run.start(me, thread, body));
        }
        for (Strand each : started) {
            Waits.join(me, each, 0);
        }
    }

    /// From now on this is to hold after every step.
    public static void always(String promise, BooleanSupplier holds) {
        strand().run().promise(promise, holds);
    }

    private static Strand strand() {
        Strand strand = Strand.current();
        if (strand == null) {
            throw new IllegalStateException(
                    "only a scenario can ask for that: put the call into Schedules.of(() -> …)");
        }
        return strand;
    }
}
