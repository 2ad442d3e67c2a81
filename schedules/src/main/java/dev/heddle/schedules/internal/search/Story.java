package dev.heddle.schedules.internal.search;

import dev.heddle.schedules.internal.search.Session.Done;
import dev.heddle.schedules.internal.tell.Tale;
import dev.heddle.schedules.internal.tell.Teller;
import dev.heddle.schedules.internal.trace.Ending;
import org.jspecify.annotations.Nullable;

/// Runs a schedule once more, to tell it.
public final class Story {

    private Story() {}

    /// A run that was told.
    ///
    /// @param raced whether there is a race in it
    public record Told(Ending ending, boolean raced, Tale tale, String printed) {}

    /// Runs the program with a schedule. If it ends well, a race in it is what is told.
    public static Told tell(Program program, ClassLoader classes, Settings settings, String schedule)
            throws InterruptedException {
        try (var session = new Session(program, classes, settings.limits(), true)) {
            var replay = new Replay(schedule);
            Done done =
                    session.with(replay.whims()).run(replay, site -> replay.isPoint(session.classes().sites(), site));
            Teller.@Nullable Race found = done.ending() instanceof Ending.Finished ? race(done) : null;
            Tale tale = new Teller(done.trace(), done.run(), session.classes().sites()).tell(done.ending(), found,
                    schedule);
            return new Told(done.ending(), found != null, tale, done.run().output().text());
        }
    }

    private static Teller.@Nullable Race race(Done done) {
        Analysis.Race race = new Analysis(done.trace()).race();
        return race == null ? null : new Teller.Race(race.first(), race.second());
    }
}
