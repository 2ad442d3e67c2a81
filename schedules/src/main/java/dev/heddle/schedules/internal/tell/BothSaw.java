package dev.heddle.schedules.internal.tell;

import dev.heddle.schedules.internal.trace.Kind;
import dev.heddle.schedules.internal.trace.Place;
import dev.heddle.schedules.internal.trace.Site;
import dev.heddle.schedules.internal.trace.Sites;
import dev.heddle.schedules.internal.trace.Trace;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/// Looks for the commonest of all mistakes: two threads read one value, and both go on from it.
final class BothSaw {

    private final Trace trace;
    private final Sites sites;
    private final IntFunction<String> names;

    /// What a thread has read and not written since.
    private record Read(int event, String text) {}

    BothSaw(Trace trace, Sites sites, IntFunction<String> names) {
        this.trace = trace;
        this.sites = sites;
        this.names = names;
    }

    Optional<Saying> find() {
        IdentityHashMap<Place, Map<Integer, Read>> reads = new IdentityHashMap<>();
        for (int step = 0; step < trace.steps().size(); step++) {
            int strand = trace.steps().get(step).strand();
            for (int event = trace.steps().get(step).first(); event < trace.end(step); event++) {
                Optional<Saying> found = look(reads.computeIfAbsent(trace.place(event), key -> new HashMap<>()),
                        strand, event);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Saying> look(Map<Integer, Read> reads, int strand, int event) {
        int kind = trace.kind(event);
        String text = trace.text(event);
        if (Kind.has(kind, Kind.LIBRARY | Kind.COLLECTION) || text == null || !sites.has(trace.site(event))) {
            return Optional.empty();
        }
        if (Kind.has(kind, Kind.READ)) {
            reads.put(strand, new Read(event, text));
            return Optional.empty();
        }
        Read mine = reads.get(strand);
        if (mine != null) {
            for (var other : reads.entrySet()) {
                if (other.getKey() != strand && other.getValue().text().equals(mine.text())
                        && writesLater(other.getKey(), event)) {
                    Site site = sites.get(trace.site(event));
                    return Optional.of(Saying.of(Phrase.BOTH_SAW, names.apply(Math.min(strand, other.getKey())),
                            names.apply(Math.max(strand, other.getKey())),
                            site.what().isEmpty() ? "[" + trace.place(event).slot() + "]" : site.what(),
                            mine.text()));
                }
            }
        }
        reads.clear();
        return Optional.empty();
    }

    private boolean writesLater(int strand, int after) {
        for (int step = 0; step < trace.steps().size(); step++) {
            if (trace.steps().get(step).strand() == strand) {
                for (int event = Math.max(after, trace.steps().get(step).first()); event < trace.end(step); event++) {
                    if (trace.place(event) == trace.place(after) && Kind.has(trace.kind(event), Kind.WRITE)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
