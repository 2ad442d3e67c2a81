package dev.heddle.schedules.internal.run;

import dev.heddle.schedules.internal.trace.Choice;
import dev.heddle.schedules.internal.trace.Ending;
import dev.heddle.schedules.internal.trace.Ending.How;
import dev.heddle.schedules.internal.trace.Ending.Waiting;
import dev.heddle.schedules.internal.trace.Kind;
import dev.heddle.schedules.internal.trace.Step;
import dev.heddle.schedules.internal.trace.Thing;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What it means that nobody can go on.
final class Endings {

    /// How many steps at the end say what the threads are doing.
    private static final int LAST = 200;

    private Endings() {}

    static Ending of(Run run, List<Strand> strands) {
        Strand main = strands.getFirst();
        if (isOver(strands)) {
            return new Ending.Finished(main.result);
        }
        List<Strand> waiting = strands.stream().filter(strand -> !strand.ended()).toList();
        return new Ending.Stuck(waiting.stream().map(strand -> waiting(run, strand)).toList(), main.ended());
    }

    /// Whether the JVM would end: only daemons are left.
    static boolean isOver(List<Strand> strands) {
        return strands.stream().allMatch(strand -> strand.ended() || strand.thread().isDaemon());
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

    /// Threads that take turns to the end keep each other busy; one that runs alone does not end by itself.
    static Ending tooLong(Run run, Strand me, int site, long points) {
        List<Step> steps = run.trace().steps();
        String rivals = steps.subList(Math.max(0, steps.size() - LAST), steps.size())
                .stream()
                .collect(Collectors.groupingBy(Step::strand, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(each -> each.getValue() > LAST / 20)
                .map(Map.Entry::getKey)
                .filter(strand -> !run.strands().get(strand).ended())
                .sorted()
                .map(strand -> run.names().of(run.strands().get(strand)))
                .collect(Collectors.joining(", "));
        return new Ending.TooLong(rivals.contains(", ") ? rivals : run.names().of(me), rivals.contains(", "),
                /* spinning= */ false, site, points);
    }

    /// Somebody does something that no point interrupts.
    static String outside(Run run, Strand busy, long millis) {
        StackTraceElement[] stack = busy.stack();
        String where = Arrays.stream(stack)
                .filter(frame -> "schedules".equals(frame.getClassLoaderName()))
                .findFirst()
                .map(frame -> " It is at " + frame.getFileName() + ":" + frame.getLineNumber() + ", in "
                        + stack[0].getClassName() + "." + stack[0].getMethodName() + ".")
                .orElse(stack.length == 0 ? "" : " It is in " + stack[0] + ".");
        return "Thread " + run.names().of(busy) + " did not come back within " + millis + " ms." + where;
    }
}
