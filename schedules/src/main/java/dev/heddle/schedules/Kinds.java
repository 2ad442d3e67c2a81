package dev.heddle.schedules;

import dev.heddle.schedules.Verdict.Kind;
import dev.heddle.schedules.internal.trace.Ending;
import dev.heddle.schedules.internal.trace.Ending.How;
import java.util.Locale;

/// Endings by their kinds.
final class Kinds {

    private Kinds() {}

    static Kind of(Ending ending, boolean raced) {
        return switch (ending) {
            case Ending.Threw threw -> threw.thrown() instanceof AssertionError ? Kind.WRONG_RESULT : Kind.EXCEPTION;
            case Ending.Stuck stuck when stuck.over() -> Kind.LEFT_THREAD;
            case Ending.Stuck stuck ->
                stuck.waiting().stream().anyMatch(each -> each.how() == How.LOCK || each.owner() != null)
                        || stuck.waiting().stream().noneMatch(each -> each.how() == How.NOTIFY)
                                ? Kind.DEADLOCK
                                : Kind.LOST_SIGNAL;
            case Ending.Broken _ -> Kind.BROKEN_PROMISE;
            case Ending.LockKept _ -> Kind.LEFT_LOCK;
            case Ending.TooLong tooLong -> tooLong.spinning() || tooLong.rivals() ? Kind.LIVELOCK : Kind.NO_END;
            case Ending.Finished _,Ending.Redundant _,Ending.Refused _ -> {
                if (!raced) {
                    throw new IllegalArgumentException("no failure: " + ending);
                }
                yield Kind.RACE;
            }
        };
    }

    /// How a run ended, for counting.
    static String outcome(Ending ending) {
        return switch (ending) {
            case Ending.Finished finished -> String.valueOf(finished.result());
            case Ending.Threw threw -> threw.thrown().getClass().getSimpleName();
            case Ending.Refused refused -> "refused: " + refused.reason();
            case Ending.Redundant _ -> "";
            case Ending.Stuck _,Ending.Broken _,Ending.LockKept _,Ending.TooLong _ ->
                of(ending, false).name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }
}
