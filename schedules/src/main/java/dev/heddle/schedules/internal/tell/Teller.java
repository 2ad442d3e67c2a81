package dev.heddle.schedules.internal.tell;

import dev.heddle.schedules.internal.run.Run;
import dev.heddle.schedules.internal.trace.Ending;
import dev.heddle.schedules.internal.trace.Ending.Waiting;
import dev.heddle.schedules.internal.trace.Kind;
import dev.heddle.schedules.internal.trace.Site;
import dev.heddle.schedules.internal.trace.Sites;
import dev.heddle.schedules.internal.trace.Thing;
import dev.heddle.schedules.internal.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes a tale out of a run.
public final class Teller {

    private static final int MOST = 60;

    private final Trace trace;
    private final Run run;
    private final Sites sites;

    /// Two events that nothing orders.
    public record Race(int first, int second) {}

    /// For a run whose values were noted.
    public Teller(Trace trace, Run run, Sites sites) {
        this.trace = trace;
        this.run = run;
        this.sites = sites;
    }

    /// The tale of a run that ended badly, or with a race.
    public Tale tell(Ending ending, @Nullable Race race, String schedule) {
        List<Rows.Raw> raw = Repeats.shorten(new Rows(trace, sites, run.names()).rows());
        List<Saying> headline = new ArrayList<>(race == null ? headline(ending) : List.of(race(race)));
        if (ending instanceof Ending.Threw) {
            new BothSaw(trace, sites, this::name).find().ifPresent(headline::add);
        }
        by(schedule).ifPresent(headline::add);
        List<Integer> columns = raw.stream().map(Rows.Raw::strand).distinct().sorted().toList();
        int from = Math.max(0, raw.size() - MOST);
        List<Row> rows = new ArrayList<>();
        int last = -1;
        for (Rows.Raw each : raw.subList(from, raw.size())) {
            rows.add(new Row(columns.indexOf(each.strand()), each.where(), each.what(),
                    last >= 0 && last != each.strand()));
            last = each.strand();
        }
        return new Tale(headline, columns.stream().map(this::name).toList(), rows, from, schedule);
    }

    /// What happened by itself, if anything did.
    private Optional<Saying> by(String schedule) {
        for (int event = 0; event < trace.size(); event++) {
            if (trace.place(event).slot() == Thing.WHIM) {
                return Optional.of(Saying.of(schedule.endsWith("~wake") ? Phrase.BY_ITSELF : Phrase.OUT_OF_TIME));
            }
        }
        return Optional.empty();
    }

    private String name(int strand) {
        return run.names().of(run.strands().get(strand));
    }

    private List<Saying> headline(Ending ending) {
        return switch (ending) {
            case Ending.Finished _,Ending.Redundant _ -> List.of();
            case Ending.Threw threw -> List.of(threw(threw));
            case Ending.Stuck stuck -> stuck(stuck);
            case Ending.Broken broken -> List.of(Saying.of(Phrase.BROKEN, broken.promise(), broken.thread()));
            case Ending.LockKept kept ->
                List.of(at(Saying.of(Phrase.LOCK_KEPT, kept.thread(), kept.lock()), kept.site()));
            case Ending.TooLong tooLong -> List.of(at(tooLong.spinning()
                    ? Saying.of(Phrase.SPINS, tooLong.thread())
                    : Saying.of(tooLong.rivals() ? Phrase.RIVALS : Phrase.TOO_LONG, tooLong.steps(), tooLong.thread()),
                    tooLong.site()));
            case Ending.Refused refused -> List.of(Saying.of(Phrase.REFUSED, refused.reason()));
        };
    }

    private static Saying threw(Ending.Threw threw) {
        Throwable thrown = threw.thrown();
        String message = thrown.getMessage() == null ? "" : thrown.getMessage().strip().replaceAll("\\s+", " ");
        String where = "";
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (frame.getClassLoaderName() != null && frame.getClassLoaderName().equals("schedules")) {
                where = " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
                break;
            }
        }
        if (thrown instanceof AssertionError) {
            return Saying.of(Phrase.CHECK_FAILED, (message.isEmpty() ? thrown.toString() : message) + where);
        }
        return Saying.of(Phrase.THREW, threw.thread(),
                thrown.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message) + where);
    }

    private List<Saying> stuck(Ending.Stuck stuck) {
        List<Saying> all = new ArrayList<>();
        all.add(Saying.of(stuck.over() ? Phrase.LEFT_BEHIND : Phrase.DEADLOCK));
        stuck.waiting().forEach(waiting -> all.add(at(waiting(waiting), waiting.site())));
        return all;
    }

    private static Saying waiting(Waiting waiting) {
        String on = waiting.on() == null ? "?" : waiting.on();
        if (waiting.owner() != null) {
            return Saying.of(waiting.ended() ? Phrase.WAITS_ENDED : Phrase.WAITS_HELD, waiting.thread(), on,
                    waiting.owner());
        }
        return switch (waiting.how()) {
            case NOTIFY -> Saying.of(Phrase.WAITS_NOTIFY, waiting.thread(), on);
            case JOIN -> Saying.of(Phrase.WAITS_JOIN, waiting.thread(), on);
            case LOCK, PARK -> Saying.of(Phrase.WAITS_PARK, waiting.thread(), on);
        };
    }

    private Saying at(Saying saying, int site) {
        if (site < 0 || !sites.has(site)) {
            return saying;
        }
        return Saying.of(Phrase.AT, saying.in(java.util.Locale.ENGLISH), saying.in(java.util.Locale.CHINESE),
                sites.get(site).where());
    }

    private Saying race(Race race) {
        String first = where(race.first());
        String second = where(race.second());
        Thing thing = trace.place(race.first()).thing();
        boolean collection = Kind.has(trace.kind(race.first()), Kind.COLLECTION);
        Object object = thing.object();
        String what = collection && object != null ? object.getClass().getSimpleName() : what(race.second());
        return Saying.of(collection ? Phrase.RACE_COLLECTION : Phrase.RACE, what, name(strand(race.first())), first,
                name(strand(race.second())), second);
    }

    private String what(int event) {
        Site site = site(event);
        if (site == null) {
            return "?";
        }
        return site.field() >= 0 ? site.owner() + "." + site.what() : "[" + trace.place(event).slot() + "]";
    }

    private @Nullable Site site(int event) {
        int site = trace.site(event);
        return site >= 0 && sites.has(site) ? sites.get(site) : null;
    }

    private String where(int event) {
        Site site = site(event);
        return site == null ? "?" : site.where();
    }

    private int strand(int event) {
        int found = 0;
        for (int step = 0; step < trace.steps().size() && trace.steps().get(step).first() <= event; step++) {
            found = trace.steps().get(step).strand();
        }
        return found;
    }
}
