package dev.heddle.schedules.internal.search;

import dev.heddle.schedules.internal.search.Session.Done;
import dev.heddle.schedules.internal.trace.Ending;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// Counts what comes out, over every schedule.
public final class Counting {

    private Counting() {}

    /// How often each outcome came.
    ///
    /// @param counts   by outcome, in the order of their texts
    /// @param complete whether these are all schedules
    public record Counts(Map<String, Long> counts, boolean complete) {}

    /// Runs every schedule, as long as there are not more than the settings allow.
    ///
    /// @param outcome what counts of a run; it gets the ending and what was printed
    public static Counts count(Program program, ClassLoader classes, Settings settings,
            Function<Outcome, String> outcome) throws InterruptedException {
        try (var session = new Session(program, classes, settings.limits(), false)) {
            var every = new Exhaustive();
            Map<String, Long> counts = new TreeMap<>();
            long schedules = 0;
            do {
                Done done = session.run(every);
                var shared = new Analysis(done.trace()).shared();
                int before = session.shared().cardinality();
                session.shared().or(shared);
                boolean grown = session.takeGrown();
                if (grown || session.shared().cardinality() > before) {
                    every.restart();
                    counts.clear();
                    schedules = 0;
                } else {
                    counts.merge(outcome.apply(new Outcome(done.ending(), done.run().output().text())), 1L, Long::sum);
                    schedules++;
                    if (!every.next()) {
                        return new Counts(counts, true);
                    }
                }
            } while (schedules < settings.schedules());
            return new Counts(counts, false);
        }
    }

    /// What came of one run.
    public record Outcome(Ending ending, String printed) {}
}
