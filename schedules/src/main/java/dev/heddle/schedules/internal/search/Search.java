package dev.heddle.schedules.internal.search;

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

    private final Settings settings;
    private final Session session;
    private final Reduced reduced = new Reduced();
    private @Nullable String raced;
    private boolean tried;
    private int inOrder;
    private int atRandom;
    private int sinceRace;

    private Search(Settings settings, Session session) {
        this.settings = settings;
        this.session = session;
    }

    /// Runs a program through its schedules until one fails.
    public static Found search(Program program, ClassLoader classes, Settings settings) throws InterruptedException {
        try (var session = new Session(program, classes, settings.limits(), false)) {
            return new Search(settings, session).run();
        }
    }

    private Found run() throws InterruptedException {
        boolean more = true;
        while (more && inOrder < settings.schedules() && sinceRace <= AFTER_RACE) {
            Found failed = inOrder == EARLY && !tried ? random() : null;
            if (failed != null) {
                return failed;
            }
            Done done = session.run(reduced);
            if (reduced.diverged()) {
                return found(new Ending.Refused("With the same schedule the program does not do the same again."),
                        done);
            }
            if (fails(done.ending())) {
                inOrder++;
                return found(done.ending(), done);
            }
            more = take(done);
        }
        if (raced != null) {
            return new Found(new Ending.Finished(null), true, raced, schedules(), reduced.switches(), false);
        }
        return new Found(null, false, "", schedules(), reduced.switches(), !more);
    }

    /// Learns from a run that did not fail; false if there is no other.
    private boolean take(Done done) {
        var analysis = new Analysis(done.trace());
        note(analysis, done);
        if (learn(analysis.shared())) {
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
        return Replay.of(done.trace(), session.classes().sites(), session.shared());
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
        for (int i = 0; i < settings.random() && raced == null; i++) {
            dice.next();
            Done done = session.run(i < phases ? new Phases(i) : dice);
            atRandom++;
            if (fails(done.ending())) {
                return found(done.ending(), done);
            }
            var analysis = new Analysis(done.trace());
            note(analysis, done);
            learned |= learn(analysis.shared());
        }
        if (learned) {
            reduced.restart();
            inOrder = 0;
        }
        return null;
    }
}
