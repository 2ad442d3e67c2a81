package dev.heddle.schedules.internal.search;

import dev.heddle.schedules.internal.run.Chooser;
import dev.heddle.schedules.internal.run.Strand;
import dev.heddle.schedules.internal.search.Session.Done;
import dev.heddle.schedules.internal.tell.Tale;
import dev.heddle.schedules.internal.tell.Teller;
import dev.heddle.schedules.internal.trace.Choice;
import dev.heddle.schedules.internal.trace.Ending;
import dev.heddle.schedules.internal.trace.Site;
import dev.heddle.schedules.internal.trace.Sites;
import dev.heddle.schedules.internal.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A program that has been taken so far, and waits for somebody to say who goes on.
///
/// Nothing is kept running: each position is reached from the beginning, which costs less than a blink.
///
/// @param moves   who can go on; empty if the program has ended
/// @param ending  how it has ended, or null
/// @param tale    what happened until here
/// @param printed what was printed until here
public record Position(List<Move> moves, @Nullable Ending ending, Tale tale, String printed) {

    /// How many runs are made to find out where it matters who runs.
    private static final int TRIALS = 30;

    public Position {
        moves = List.copyOf(moves);
    }

    /// Somebody who can go on.
    ///
    /// @param strand its number
    /// @param thread its name
    /// @param site   what it does next, or null if that is not known
    public record Move(int strand, String thread, @Nullable Site site) {}

    /// The position after a list of decisions.
    public static Position after(List<Integer> decisions, Program program, ClassLoader classes, Settings settings)
            throws InterruptedException {
        try (var session = new Session(program, classes, settings.limits(), true)) {
            var dice = new Priorities(settings.seed());
            for (int i = 0; i < TRIALS; i++) {
                dice.next();
                session.shared().or(new Analysis(session.run(dice).trace()).shared());
            }
            var way = new Way(decisions);
            Done done = session.run(way);
            Sites sites = session.classes().sites();
            Choice open = way.open;
            Ending ending = open == null ? done.ending() : null;
            Tale tale = new Teller(done.trace(), done.run(), sites).tell(done.ending(), null, "");
            return new Position(open == null ? List.of() : moves(open, done, sites), ending, tale,
                    done.run().output().text());
        }
    }

    private static List<Move> moves(Choice open, Done done, Sites sites) {
        List<Strand> strands = done.run().strands();
        return Arrays.stream(open.options()).mapToObj(option -> {
            Strand strand = strands.get(option);
            Site site = sites.has(strand.site()) ? sites.get(strand.site()) : null;
            return new Move(option, done.run().names().of(strand), site);
        }).toList();
    }

    /// Goes the way that was decided, and stops where nothing is.
    private static final class Way implements Chooser {

        private final List<Integer> decisions;
        private int at;
        private @Nullable Choice open;

        Way(List<Integer> decisions) {
            this.decisions = new ArrayList<>(decisions);
        }

        @Override
        public int choose(Choice choice, Trace trace, long things) {
            if (at < decisions.size() && choice.has(decisions.get(at))) {
                return decisions.get(at++);
            }
            open = choice;
            return REDUNDANT;
        }
    }
}
