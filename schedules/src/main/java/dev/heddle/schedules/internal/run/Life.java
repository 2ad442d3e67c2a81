package dev.heddle.schedules.internal.run;

import dev.heddle.schedules.internal.trace.Ending;
import dev.heddle.schedules.internal.trace.Kind;
import dev.heddle.schedules.internal.trace.Thing;

/// What a thread does from its first moment to its last.
final class Life {

    /// Stands for the place where a thread of a pool begins: what was done before it got there is to be seen, too.
    private static final int BEGIN = (3 << 20) - 1;

    private Life() {}

    static void live(Run run, Strand me, Body body) {
        if (run.finish().stopping()) {
            return;
        }
        run.log(me.thread(), Thing.LIFE, Kind.ACQUIRE | Kind.ORDER, -1);
        try {
            if (me.isLibrary()) {
                run.point(me, me.site, BEGIN);
            }
            me.result = body.run();
        } catch (Stop stop) {
            return;
        } catch (Throwable thrown) {
            String refusal = Uncontrolled.reason(thrown);
            run.end(refusal == null
                    ? new Ending.Threw(run.names().of(me), me.id() == 0, thrown)
                    : new Ending.Refused(refusal));
            return;
        }
        if (!run.finish().stopping()) {
            run.leave(me);
        }
    }
}
