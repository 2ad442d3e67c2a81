package dev.heddle.schedules.internal.search;

import dev.heddle.schedules.internal.trace.Kind;
import dev.heddle.schedules.internal.trace.Place;
import dev.heddle.schedules.internal.trace.Step;
import dev.heddle.schedules.internal.trace.Trace;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one run shows about others: which accesses are in conflict, which are races, which steps could be swapped.
///
/// Three orders are kept, each with clocks. *Happens-before* is Java's: an access that is not ordered by it is a race.
/// *Must* is that of start and join alone: what it does not order, another schedule may. *Dependence* orders all steps
/// of this run that touch the same place: two of them that nothing between orders are to be tried the other way round
/// (Flanagan and Godefroid 2005).
final class Analysis {

    /// Two accesses of one place that nothing orders.
    record Race(int first, int second) {}

    /// Somebody else should run at a step.
    ///
    /// @param strand who, or -1 for all that can
    record Turn(int step, int strand) {}

    private final Trace trace;
    private final IdentityHashMap<Place, Uses> uses = new IdentityHashMap<>();
    private final List<Clock> before = new ArrayList<>();
    private final List<Clock> must = new ArrayList<>();
    private final List<Clock> causes = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();
    private final BitSet shared = new BitSet();
    private @Nullable Race race;

    /// How a place has been used so far.
    private static final class Uses {

        final Clock reads = new Clock();
        final Clock writes = new Clock();
        final Clock raceReads = new Clock();
        final Clock raceWrites = new Clock();
        final Clock readSteps = new Clock();
        final Clock writeSteps = new Clock();
        final Clock released = new Clock();
        final Clock mustReleased = new Clock();
        final Clock stepReleased = new Clock();
        final Clock readCauses = new Clock();
        final Clock writeCauses = new Clock();
    }

    Analysis(Trace trace) {
        this.trace = trace;
        for (int step = 0; step < trace.steps().size(); step++) {
            step(step);
        }
    }

    /// The first race, or null.
    @Nullable
    Race race() {
        return race;
    }

    /// The sites whose accesses are in conflict with others.
    BitSet shared() {
        return shared;
    }

    /// What should be tried.
    List<Turn> turns() {
        return turns;
    }

    private static Clock clock(List<Clock> clocks, int strand) {
        while (clocks.size() <= strand) {
            clocks.add(new Clock());
        }
        return clocks.get(strand);
    }

    private void step(int number) {
        Step step = trace.steps().get(number);
        if (step.choice().waiter()) {
            return;
        }
        int me = step.strand();
        Clock mine = clock(causes, me);
        Clock start = mine.copy();
        int end = trace.end(number);
        for (int event = step.first(); event < end; event++) {
            Uses place = uses.computeIfAbsent(trace.place(event), key -> new Uses());
            int kind = trace.kind(event);
            if (Kind.has(kind, Kind.ACQUIRE)) {
                clock(before, me).join(place.released);
                if (Kind.has(kind, Kind.ORDER)) {
                    clock(must, me).join(place.mustReleased);
                }
                mine.join(place.stepReleased);
            }
            clock(before, me).set(me, event + 1);
            clock(must, me).set(me, event + 1);
            conflicts(event, me, place, start, number);
            note(event, me, place, kind);
        }
        mine.set(me, number + 1);
        for (int event = step.first(); event < end; event++) {
            leave(number, me, mine, event);
        }
    }

    private void leave(int number, int me, Clock mine, int event) {
        Uses place = uses.computeIfAbsent(trace.place(event), key -> new Uses());
        int kind = trace.kind(event);
        if (Kind.has(kind, Kind.WRITE)) {
            place.writeCauses.join(mine);
            place.writeSteps.set(me, number + 1);
        }
        if (Kind.has(kind, Kind.READ)) {
            place.readCauses.join(mine);
            place.readSteps.set(me, number + 1);
        }
        if (Kind.has(kind, Kind.RELEASE)) {
            place.stepReleased.join(mine);
        }
    }

    private void conflicts(int event, int me, Uses place, Clock start, int number) {
        int kind = trace.kind(event);
        if (!Kind.has(kind, Kind.READ | Kind.WRITE)) {
            return;
        }
        boolean write = Kind.has(kind, Kind.WRITE);
        int latest = -1;
        for (int other = 0; other < causes.size(); other++) {
            if (other == me) {
                continue;
            }
            check(event, me, other, place.writes, place.raceWrites);
            int step = place.writeSteps.get(other);
            if (write) {
                check(event, me, other, place.reads, place.raceReads);
                step = Math.max(step, place.readSteps.get(other));
            }
            if (step > start.get(other)) {
                latest = Math.max(latest, step - 1);
            }
        }
        clock(causes, me).join(place.writeCauses);
        if (write) {
            clock(causes, me).join(place.readCauses);
        }
        if (latest >= 0) {
            swap(latest, number, me, start);
        }
    }

    private void check(int event, int me, int other, Clock all, Clock racing) {
        int earlier = all.get(other) - 1;
        if (earlier >= 0 && clock(must, me).get(other) <= earlier) {
            share(event);
            share(earlier);
        }
        int access = racing.get(other) - 1;
        if (race == null && access >= 0 && !Kind.has(trace.kind(event), Kind.LIBRARY)
                && !synchronizes(event) && clock(before, me).get(other) <= access) {
            race = new Race(access, event);
        }
    }

    private boolean synchronizes(int event) {
        return Kind.has(trace.kind(event), Kind.ACQUIRE | Kind.RELEASE);
    }

    private void share(int event) {
        if (trace.site(event) >= 0) {
            shared.set(trace.site(event));
        }
    }

    private void note(int event, int me, Uses place, int kind) {
        boolean plain = !Kind.has(kind, Kind.LIBRARY) && !synchronizes(event);
        if (Kind.has(kind, Kind.WRITE)) {
            place.writes.set(me, event + 1);
            if (plain) {
                place.raceWrites.set(me, event + 1);
            }
        }
        if (Kind.has(kind, Kind.READ)) {
            place.reads.set(me, event + 1);
            if (plain) {
                place.raceReads.set(me, event + 1);
            }
        }
        if (Kind.has(kind, Kind.RELEASE)) {
            place.released.join(clock(before, me));
            if (Kind.has(kind, Kind.ORDER)) {
                place.mustReleased.join(clock(must, me));
            }
        }
    }

    /// Step `later` of `me` could come before step `earlier`.
    private void swap(int earlier, int later, int me, Clock known) {
        Step step = trace.steps().get(earlier);
        if (!step.choice().open()) {
            return;
        }
        if (step.choice().has(me)) {
            turns.add(new Turn(earlier, me));
            return;
        }
        for (int between = earlier + 1; between < later; between++) {
            int strand = trace.steps().get(between).strand();
            if (known.get(strand) > between && step.choice().has(strand) && strand != step.strand()) {
                turns.add(new Turn(earlier, strand));
                return;
            }
        }
        turns.add(new Turn(earlier, -1));
    }
}
