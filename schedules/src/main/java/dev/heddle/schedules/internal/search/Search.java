package dev.heddle.schedules.internal.search;

import dev.heddle.schedules.internal.run.Chooser;
import dev.heddle.schedules.internal.run.Whims;
import dev.heddle.schedules.internal.search.Session.Done;
import dev.heddle.schedules.internal.trace.Ending;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Looks for a schedule that fails.
public final class Search {

    /// A race is told only if nothing worse is found in so many more schedules.
    private static final int AFTER_RACE = 150;

    /// So many in order come first, then some in phases and at random, then the rest in order: a mistake that needs many
    /// threads at one place is far down in the order, and easy to meet.
    private static final int EARLY = 200;

    /// So many schedules show what becomes of a wait that ends by itself.
    private static final int WHIMSICAL = 300;

    /// So much work may be done in order, and so much again at random: long runs leave room for fewer. It is counted in
    /// events, not in seconds, so that it is the same on every machine.
    private static final long WORK = 3_000_000;
    private static final int WORK_OF_STEP = 10;
    private static final int WORK_OF_RUN = 200;

    private final Settings settings;
    private final Session session;
    private final Reduced reduced = new Reduced();
    private @Nullable String raced;
    private boolean tried;
    private int inOrder;
    private int atRandom;
    private int sinceRace;
    private long work;

    private Search(Settings settings, Session session) {
        this.settings = settings;
        this.session = session;
    }

    /// Runs a program through its schedules until one fails.
    public static Found search(Program program, ClassLoader classes, Settings settings) throws InterruptedException {
        try (var session = new Session(program, classes, settings.limits(), false)) {
            Found found = new Search(settings, session).run();
            if (found.ending() == null && settings.wakeups() && session.hasWaited()) {
                found = found.and(new Search(settings.fewer(WHIMSICAL), session.with(Whims.WAKEUPS)).run());
            }
            if (found.ending() == null && settings.timeouts()) {
                found = found.and(new Search(settings, session.with(Whims.TIMEOUTS)).run());
            }
            return found;
        }
    }

    private Found run() throws InterruptedException {
        boolean more = true;
        while (more && inOrder < settings.schedules() && sinceRace <= AFTER_RACE && (work < WORK || !tried)) {
            Found failed = (inOrder == EARLY || work >= WORK) && !tried ? random() : null;
            if (failed != null) {
                return failed;
            }
            Done done = run(reduced);
            if (reduced.diverged()) {
                return found(new Ending.Refused("With the same schedule the program does not do the same again."),
                        done);
            }
            if (fails(done.ending())) {
                Ending ending = isTooLarge(done) ? tooLarge() : done.ending();
                inOrder++;
                return found(ending, done);
            }
            more = take(done);
        }
        if (raced != null) {
            return new Found(new Ending.Finished(null), true, raced, schedules(), reduced.switches(), false);
        }
        return new Found(null, false, "", schedules(), reduced.switches(), !more);
    }

    /// Whether the very first run is too long, and would come to an end.
    private boolean isTooLarge(Done done) throws InterruptedException {
        return done.ending() instanceof Ending.TooLong tooLong && !tooLong.spinning() && schedules() == 0
                && session.longRun(new Reduced()).ending() instanceof Ending.Finished;
    }

    private Ending tooLarge() {
        return new Ending.Refused("The program is too large: it needs more than " + settings.limits().points()
                + " steps. Make its numbers smaller, or allow more steps.");
    }

    private Done run(Chooser chooser) throws InterruptedException {
        Done done = session.run(chooser);
        work += done.trace().size() + (long) WORK_OF_STEP * done.trace().steps().size() + WORK_OF_RUN;
        return done;
    }

    /// Learns from a run that did not fail; false if there is no other.
    private boolean take(Done done) {
        var analysis = new Analysis(done.trace());
        note(analysis, done);
        boolean grown = session.takeGrown();
        if (learn(analysis.shared()) || grown) {
            reduced.restart();
            inOrder = 0;
            return true;
        }
        inOrder += done.ending() instanceof Ending.Redundant ? 0 : 1;
        sinceRace += raced == null ? 0 : 1;
        reduced.learn(done.trace(), analysis);
        return reduced.next();
    }

    private int schedules() {
        return inOrder + atRandom;
    }

    private void note(Analysis analysis, Done done) {
        if (settings.races() && raced == null && analysis.race() != null) {
            raced = schedule(done);
        }
    }

    private String schedule(Done done) {
        return Replay.of(done.trace(), session.classes().sites(), session.shared(), session.whims());
    }

    private boolean learn(BitSet shared) {
        int before = session.shared().cardinality();
        session.shared().or(shared);
        return session.shared().cardinality() > before;
    }

    private boolean fails(Ending ending) {
        return switch (ending) {
            case Ending.Finished _,Ending.Redundant _ -> false;
            case Ending.Stuck stuck -> !stuck.over() || settings.leaks();
            case Ending.Threw _,Ending.Broken _,Ending.TooLong _,Ending.Refused _ -> true;
            case Ending.LockKept _ -> settings.leaks();
        };
    }

    private Found found(Ending ending, Done done) {
        return new Found(ending, false, schedule(done), schedules(), reduced.switches(), false);
    }

    private @Nullable Found random() throws InterruptedException {
        tried = true;
        boolean learned = false;
        var dice = new Priorities(settings.seed());
        int phases = Math.min(Phases.MOST, settings.random());
        long before = work;
        work = 0;
        for (int i = 0; i < settings.random() && raced == null && work < WORK; i++) {
            dice.next();
            Done done = run(i < phases ? new Phases(i) : dice);
            atRandom++;
            if (fails(done.ending())) {
                return found(done.ending(), done);
            }
            var analysis = new Analysis(done.trace());
            note(analysis, done);
            learned |= learn(analysis.shared());
            learned |= session.takeGrown();
        }
        work = before;
        if (learned) {
            reduced.restart();
            inOrder = 0;
        }
        return null;
    }
}
