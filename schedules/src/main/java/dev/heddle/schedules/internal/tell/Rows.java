package dev.heddle.schedules.internal.tell;

import dev.heddle.schedules.internal.run.Names;
import dev.heddle.schedules.internal.trace.Kind;
import dev.heddle.schedules.internal.trace.Place;
import dev.heddle.schedules.internal.trace.Site;
import dev.heddle.schedules.internal.trace.Sites;
import dev.heddle.schedules.internal.trace.Thing;
import dev.heddle.schedules.internal.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rows of a run that matter: what was done to places that more than one thread touched.
@SuppressWarnings("ReferenceEquality") // the very same row
final class Rows {

    private final Trace trace;
    private final Sites sites;
    private final Names names;
    private final List<Raw> rows = new ArrayList<>();
    private final Map<Integer, Raw> latest = new HashMap<>();
    private final IdentityHashMap<Place, Set<Integer>> users = new IdentityHashMap<>();

    /// A row with the number of its thread.
    record Raw(int strand, String where, Saying what, int site, Place place) {}

    Rows(Trace trace, Sites sites, Names names) {
        this.trace = trace;
        this.sites = sites;
        this.names = names;
        each((strand, event) -> users.computeIfAbsent(trace.place(event), key -> new HashSet<>()).add(strand));
        each(this::row);
    }

    /// Looks at an event of a thread.
    private interface Look {

        void at(int strand, int event);
    }

    private void each(Look look) {
        for (int step = 0; step < trace.steps().size(); step++) {
            for (int event = trace.steps().get(step).first(); event < trace.end(step); event++) {
                look.at(trace.steps().get(step).strand(), event);
            }
        }
    }

    List<Raw> rows() {
        return rows;
    }

    private void row(int strand, int event) {
        int number = trace.site(event);
        boolean matters =
                trace.place(event).slot() == Thing.WHIM || users.getOrDefault(trace.place(event), Set.of()).size() > 1;
        if (number < 0 || !sites.has(number) || !matters) {
            return;
        }
        Site site = sites.get(number);
        Saying saying = saying(site, event);
        if (saying == null) {
            return;
        }
        Raw last = rows.isEmpty() ? null : rows.getLast();
        Raw mine = latest.get(strand);
        boolean again = mine != null && mine.site() == number && saying.phrase() == Phrase.CALLS
                && trace.place(event) != mine.place();
        if (again && mine == last) {
            return;
        }
        add(new Raw(strand, site.where(), again ? Saying.of(Phrase.GOES_ON, site.what()) : saying, number,
                trace.place(event)), last);
    }

    private void add(Raw row, @Nullable Raw last) {
        boolean same = last != null && last.strand() == row.strand() && last.site() == row.site()
                && last.what().equals(row.what());
        if (!same) {
            rows.add(row);
            latest.put(row.strand(), row);
        }
    }

    private @Nullable Saying saying(Site site, int event) {
        String text = trace.text(event);
        Place place = trace.place(event);
        Object object = place.thing().object();
        if (place.slot() == Thing.WHIM) {
            return Saying.of(Phrase.WAKES);
        }
        if (place.slot() == Thing.LIFE && object instanceof Thread thread) {
            boolean start = Kind.has(trace.kind(event), Kind.RELEASE);
            return start ? Saying.of(Phrase.STARTS, names.of(thread)) : null;
        }
        if (isElsewhere(site, place)) {
            return null;
        }
        String thing = names.of(object);
        return switch (site.act()) {
            case READ -> access(Phrase.READS, Phrase.READS_PLAIN, site.what(), text);
            case WRITE -> access(Phrase.WRITES, Phrase.WRITES_PLAIN, site.what(), text);
            case ARRAY_READ -> access(Phrase.READS, Phrase.READS_PLAIN, "[" + place.slot() + "]", text);
            case ARRAY_WRITE -> access(Phrase.WRITES, Phrase.WRITES_PLAIN, "[" + place.slot() + "]", text);
            case ENTER, EXIT -> lock(event, thing);
            case CALL -> Kind.has(trace.kind(event), Kind.COLLECTION)
                    ? Saying.of(Phrase.USES, thing, site.what())
                    : Saying.of(Phrase.CALLS, site.what());
        };
    }

    /// Whether it is what the library did after the field or the element of the site.
    private static boolean isElsewhere(Site site, Place place) {
        return switch (site.act()) {
            case READ, WRITE -> place.slot() != site.field();
            case ARRAY_READ, ARRAY_WRITE -> place.slot() < 0 || !isArray(place.thing().object());
            case ENTER, EXIT, CALL -> false;
        };
    }

    private static boolean isArray(@Nullable Object object) {
        return object != null && object.getClass().isArray();
    }

    private @Nullable Saying lock(int event, String thing) {
        int kind = trace.kind(event);
        if (Kind.has(kind, Kind.PENDING)) {
            return Saying.of(Phrase.WAITS_FOR, thing);
        }
        return Saying.of(Kind.has(kind, Kind.ACQUIRE) ? Phrase.TAKES : Phrase.GIVES, thing);
    }

    private static Saying access(Phrase withValue, Phrase plain, String what, @Nullable String text) {
        return text == null ? Saying.of(plain, what) : Saying.of(withValue, what, text);
    }
}
