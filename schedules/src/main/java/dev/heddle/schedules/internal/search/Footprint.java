package dev.heddle.schedules.internal.search;

import dev.heddle.schedules.internal.trace.Kind;
import dev.heddle.schedules.internal.trace.Trace;
import java.util.HashMap;
import java.util.Map;

/// Which places a step touched, by keys that are the same in every run with the same beginning.
///
/// What was not there before the step has no such key: it counts as touched by everybody who meets something new.
///
/// @param places true where it wrote
record Footprint(Map<Long, Boolean> places) {

    static Footprint of(Trace trace, int step, long things) {
        return of(trace, trace.steps().get(step).first(), trace.end(step), things);
    }

    static Footprint of(Trace trace, int from, int to, long things) {
        Map<Long, Boolean> places = new HashMap<>();
        for (int event = from; event < to; event++) {
            int kind = trace.kind(event);
            if (Kind.has(kind, Kind.READ | Kind.WRITE)) {
                long number = trace.place(event).thing().number();
                boolean fresh = number >= things;
                places.merge(fresh ? -number : trace.place(event).key(), fresh || Kind.has(kind, Kind.WRITE),
                        Boolean::logicalOr);
            }
        }
        return new Footprint(places);
    }

    boolean conflicts(Footprint other) {
        if (other.places.size() < places.size()) {
            return other.conflicts(this);
        }
        for (var place : places.entrySet()) {
            Boolean wrote = other.places.get(place.getKey());
            if (wrote != null && (wrote || place.getValue())) {
                return true;
            }
        }
        return false;
    }
}
