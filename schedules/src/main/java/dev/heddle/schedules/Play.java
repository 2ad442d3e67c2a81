package dev.heddle.schedules;

import dev.heddle.schedules.internal.search.Position;
import dev.heddle.schedules.internal.trace.Ending;
import dev.heddle.schedules.internal.trace.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A program that is run by hand: somebody says, moment by moment, who goes on.
///
/// A position never changes; [#choose] gives the next one, so going back is keeping the one before.
public final class Play {

    private final Schedules schedules;
    private final List<Integer> decisions;
    private final Position position;

    /// Somebody who can go on.
    ///
    /// @param thread its name
    /// @param where  the line that it is at, or an empty text
    /// @param what   the field, the lock or the method that it comes to there
    public record Move(String thread, String where, String what) {}

    Play(Schedules schedules, List<Integer> decisions, Position position) {
        this.schedules = schedules;
        this.decisions = List.copyOf(decisions);
        this.position = position;
    }

    /// Who can go on; nobody if the program has ended. Moments with only one are passed by themselves.
    public List<Move> moves() {
        return position.moves().stream().map(Play::move).toList();
    }

    private static Move move(Position.Move move) {
        Site site = move.site();
        return site == null ? new Move(move.thread(), "", "") : new Move(move.thread(), site.where(), site.what());
    }

    /// Lets a thread go on to its next moment.
    ///
    /// @throws IllegalArgumentException if it cannot
    public Play choose(String thread) throws InterruptedException {
        for (Position.Move move : position.moves()) {
            if (move.thread().equals(thread)) {
                List<Integer> next = new ArrayList<>(decisions);
                next.add(move.strand());
                return schedules.after(next);
            }
        }
        throw new IllegalArgumentException("thread '" + thread + "' cannot go on; those who can are "
                + position.moves().stream().map(Position.Move::thread).toList());
    }

    /// Whether the program has ended.
    public boolean over() {
        return position.ending() != null;
    }

    /// How it has ended: its result, `deadlock`, an exception; null while it has not.
    public @Nullable String outcome() {
        Ending ending = position.ending();
        return ending == null ? null : Kinds.outcome(ending);
    }

    /// What has been printed until now.
    public String printed() {
        return position.printed();
    }

    /// What happened until now.
    public Story story() {
        return new Story(position.tale());
    }

    @Override
    public String toString() {
        return story().text(Locale.ENGLISH);
    }
}
