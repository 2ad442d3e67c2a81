package dev.heddle.schedules.internal.run;

import dev.heddle.schedules.internal.trace.Choice;
import dev.heddle.schedules.internal.trace.Ending;
import dev.heddle.schedules.internal.trace.Ending.How;
import dev.heddle.schedules.internal.trace.Ending.Waiting;
import dev.heddle.schedules.internal.trace.Kind;
import dev.heddle.schedules.internal.trace.Step;
import dev.heddle.schedules.internal.trace.Thing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What it means that nobody can go on.
final class Endings {

    private Endings() {}

    static Ending of(Run run, List<Strand> strands) {
        Strand main = strands.getFirst();
        List<Strand> waiting = strands.stream().filter(strand -> !strand.ended()).toList();
        boolean matters =
                waiting.stream().anyMatch(strand -> !strand.thread().isDaemon() && !strand.thread().isVirtual());
        if (main.ended() && !matters) {
            return new Ending.Finished(main.result);
        }
        return new Ending.Stuck(waiting.stream().map(strand -> waiting(run, strand)).toList(), main.ended());
    }

    private static Waiting waiting(Run run, Strand strand) {
        Names names = run.names();
        return switch (strand.state) {
            case ENTER -> held(run, strand, How.LOCK, strand.on == null ? null : names.of(strand.on.object()),
                    strand.on == null ? null : run.monitors().owner(strand.on));
            case WAIT -> held(run, strand, How.NOTIFY, strand.on == null ? null : names.of(strand.on.object()), null);
            case JOIN -> held(run, strand, How.JOIN, strand.joined == null ? null : names.of(strand.joined), null);
            case READY, PARK, SLEEP, ENDED ->
                held(run, strand, How.PARK, names.blocker(strand.blocker), names.holder(strand.blocker));
        };
    }

    private static Waiting held(Run run, Strand strand, How how, @Nullable String on, @Nullable Strand owner) {
        return new Waiting(run.names().of(strand), how, on, owner == null ? null : run.names().of(owner),
                owner != null && owner.ended(), strand.site);
    }

    /// Those who wait for a monitor at the end would have taken it: other schedules may let them be first.
    static void note(Run run, List<Strand> strands) {
        for (Strand each : strands) {
            if (each.state == Strand.State.ENTER && each.on != null) {
                run.trace()
                        .begin(new Step(each.id(), Choice.only(each.id()), each.id(), run.trace().size(), each.points));
                run.trace().add(each.on.place(Thing.MONITOR), Kind.WRITE | Kind.LIBRARY | Kind.PENDING, each.site);
            }
        }
    }

    /// Somebody does something that no point interrupts.
    static String outside(Run run, Strand busy, long millis) {
        StackTraceElement[] stack = busy.stack();
        String where = stack.length == 0 ? "" : " It is in " + stack[0] + ".";
        return "Thread " + run.names().of(busy) + " did not come back within " + millis + " ms." + where;
    }
}
