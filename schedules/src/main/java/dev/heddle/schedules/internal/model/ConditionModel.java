package dev.heddle.schedules.internal.model;

import dev.heddle.schedules.internal.run.Strand;
import java.util.concurrent.locks.Condition;

/// Stands for waiting on a [Condition] without a time limit.
public final class ConditionModel {

    private ConditionModel() {}

    /// Waits. A limit that no clock reaches lets the wait end by itself, where that is to be tried.
    @SuppressWarnings("WaitNotInLoop") // that is up to the program
    public static void await(Condition condition) throws InterruptedException {
        Strand me = Hooks.strand();
        me.run().turn(me);
        if (me.whimsical(true)) {
            try {
                condition.awaitNanos(1);
            } finally {
                me.whimsical(false);
            }
        } else {
            condition.await();
        }
    }
}
