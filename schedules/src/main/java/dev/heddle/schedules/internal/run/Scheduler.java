package dev.heddle.schedules.internal.run;

import dev.heddle.schedules.internal.trace.Choice;
import dev.heddle.schedules.internal.trace.Step;
import dev.heddle.schedules.internal.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds out who can go on, lets the chooser decide, and keeps the time of the run.
final class Scheduler {

    private static final int NOBODY = -1;
    /// So often a thread may look at the clock before it is clear that it waits for time to pass.
    private static final int LOOKS = 50;
    private static final int DAEMON_TURNS = 500;

    /// So many sleeps of a run may end at any moment. Then they take their time: who sleeps for a random time because the
    /// other one does so, too, comes to an end.
    private static final int SLEEPS = 50;

    private final Chooser chooser;
    private final Trace trace;
    private final List<Strand> strands = new ArrayList<>();
    private final List<Strand> recent = new ArrayList<>();
    private long clock = 1_000_000_000L;
    private int left = Integer.MAX_VALUE;
    private int slept;
    private int whims;

    Scheduler(Chooser chooser, Trace trace, int whims) {
        this.whims = whims;
        this.chooser = chooser;
        this.trace = trace;
    }

    List<Strand> strands() {
        return strands;
    }

    long clock() {
        return clock;
    }

    /// Time passes while somebody runs and does nothing but look at the clock.
    long look(Strand me) {
        if (++me.looks > LOOKS) {
            clock += 1_000L << Math.min(20, (me.looks - LOOKS) / 20);
            expire();
        }
        return clock;
    }

    void add(Strand strand) {
        strands.add(strand);
        recent.add(strand);
    }

    /// Nobody but daemons is left: they may come to where they wait or sleep, and no further.
    void onlyDaemons() {
        left = Math.min(left, DAEMON_TURNS);
    }

    /// Who goes on after `me`, or null if nobody can.
    ///
    /// @throws Redundancy if the chooser has seen enough of this run
    @Nullable
    Strand next(Strand me, long things) throws Redundancy {
        for (Strand each : strands) {
            if (each != me) {
                each.yielded = false;
            }
        }
        Strand fresh = fresh();
        if (fresh != null) {
            fresh.fresh = false;
            return begin(fresh, me, Choice.only(fresh.id()));
        }
        List<Strand> able = able(me);
        if (left != Integer.MAX_VALUE) {
            able.removeIf(each -> each.state == Strand.State.SLEEP);
            if (able.isEmpty() || --left < 0) {
                return null;
            }
        } else if (able.isEmpty() && !advance(me, able)) {
            return null;
        }
        boolean free = able.getFirst() != me || me.yielded;
        var choice = new Choice(able.stream().mapToInt(Strand::id).toArray(), false, free, me.id(), me.points,
                (int) able.stream().filter(each -> each.whim && !ready(each)).count());
        return begin(strands.get(ask(choice, things)), me, choice);
    }

    /// One of several who wait to be notified.
    Strand waiter(List<Strand> waiters, Strand me, long things) throws Redundancy {
        var choice = new Choice(waiters.stream().mapToInt(Strand::id).toArray(), true, true, me.id(), ++me.points, 0);
        int chosen = ask(choice, things);
        trace.begin(new Step(chosen, choice, me.id(), trace.size(), me.points));
        Strand found = strands.get(chosen);
        trace.begin(new Step(me.id(), Choice.only(me.id()), me.id(), trace.size(), me.points));
        return found;
    }

    private int ask(Choice choice, long things) throws Redundancy {
        if (!choice.open()) {
            return choice.options()[0];
        }
        int chosen = chooser.choose(choice, trace, things);
        if (chosen == Chooser.REDUNDANT) {
            throw new Redundancy();
        }
        return chosen;
    }

    private Strand begin(Strand chosen, Strand me, Choice choice) {
        trace.begin(new Step(chosen.id(), choice, me.ended() ? NOBODY : me.id(), trace.size(), chosen.points));
        if (chosen.whim && !ready(chosen)) {
            wake(chosen);
        }
        if (chosen.state == Strand.State.SLEEP) {
            slept++;
            clock = Math.max(clock, chosen.deadline);
            chosen.state = Strand.State.READY;
            expire();
        }
        recent.remove(chosen);
        recent.add(chosen);
        chosen.spins = chosen == me ? chosen.spins : 0;
        return chosen;
    }

    /// Who has not come to its first point, or has just seen the end of another: it runs to its next point at once, because
    /// nobody can see what it does until then.
    private @Nullable Strand fresh() {
        for (Strand each : strands) {
            boolean joined = each.state == Strand.State.JOIN && each.joined != null && each.joined.ended();
            if ((each.fresh && each.state == Strand.State.READY) || joined) {
                return each;
            }
        }
        return null;
    }

    /// The one who runs first, then those who can run, then those who sleep; who yielded only if there is no other.
    private List<Strand> able(Strand me) {
        List<Strand> able = new ArrayList<>(strands.size());
        collect(able, me, false);
        if (able.isEmpty()) {
            collect(able, me, true);
        }
        if (whims > 0 && !able.isEmpty()) {
            recent.stream().filter(each -> each.whim && !able.contains(each) && mayWake(each)).forEach(able::add);
        }
        return able;
    }

    private static boolean mayWake(Strand strand) {
        return switch (strand.state) {
            case WAIT -> free(strand);
            case PARK, JOIN -> true;
            case READY, ENTER, SLEEP, ENDED -> false;
        };
    }

    /// Nobody has ended the wait of this one.
    private void wake(Strand chosen) {
        whims--;
        chosen.woke = true;
        if (chosen.timed) {
            clock = Math.max(clock, chosen.deadline);
            chosen.timedOut = true;
            expire();
        }
        chosen.run().monitors().wake(chosen);
    }

    private void collect(List<Strand> able, Strand me, boolean yielded) {
        if (me.state == Strand.State.READY && me.yielded == yielded) {
            able.add(me);
        }
        for (Strand each : recent) {
            boolean listed = each == me && me.state == Strand.State.READY;
            if (!listed && each.yielded == yielded && each.state != Strand.State.SLEEP && ready(each)) {
                able.add(each);
            }
        }
        if (slept > SLEEPS) {
            sleepers(able, yielded);
            return;
        }
        for (Strand each : recent) {
            if (each.state == Strand.State.SLEEP && each.yielded == yielded) {
                able.add(each);
            }
        }
    }

    /// Those who wake up first, if nobody else can go on.
    private void sleepers(List<Strand> able, boolean yielded) {
        if (!able.isEmpty()) {
            return;
        }
        long first = strands.stream()
                .filter(each -> each.state == Strand.State.SLEEP)
                .mapToLong(each -> each.deadline)
                .min()
                .orElse(Long.MAX_VALUE);
        recent.stream()
                .filter(each -> each.state == Strand.State.SLEEP && each.yielded == yielded && each.deadline == first)
                .forEach(able::add);
    }

    private static boolean ready(Strand strand) {
        return switch (strand.state) {
            case READY, SLEEP -> true;
            case ENTER -> free(strand);
            case WAIT -> false;
            case PARK -> strand.permit || strand.interrupted || strand.timedOut;
            case JOIN -> strand.interrupted || strand.timedOut || (strand.joined != null && strand.joined.ended());
            case ENDED -> false;
        };
    }

    private static boolean free(Strand strand) {
        return strand.on == null || strand.run().monitors().owner(strand.on) == null;
    }

    /// Lets time pass until the first timed wait is over.
    private boolean advance(Strand me, List<Strand> able) {
        Strand first = null;
        for (Strand each : strands) {
            if (each.timed && !each.whimsical && !each.ended() && (first == null || each.deadline < first.deadline)) {
                first = each;
            }
        }
        if (first == null) {
            return false;
        }
        clock = Math.max(clock, first.deadline);
        expire();
        able.addAll(able(me));
        return !able.isEmpty() || advance(me, able);
    }

    private void expire() {
        for (Strand each : strands) {
            if (each.timed && !each.whimsical && each.deadline <= clock) {
                each.timed = false;
                each.timedOut = true;
                if (each.state == Strand.State.WAIT) {
                    each.run().monitors().wake(each);
                }
            }
        }
    }

    /// Another schedule shows what this one would.
    @SuppressWarnings("serial")
    static final class Redundancy extends Exception {

        Redundancy() {
            super("redundant", null, false, false);
        }
    }
}
