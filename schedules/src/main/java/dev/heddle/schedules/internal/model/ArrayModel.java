package dev.heddle.schedules.internal.model;

import dev.heddle.schedules.internal.run.Run;
import dev.heddle.schedules.internal.run.Strand;
import dev.heddle.schedules.internal.trace.Kind;

/// Stands for what the JDK does to whole arrays.
public final class ArrayModel {

    private static final int MOST = 1_000;

    private ArrayModel() {}

    public static void arraycopy(Object from, int first, Object to, int begin, int length) {
        Strand me = Hooks.strand();
        Run run = me.run();
        run.turn(me);
        for (int i = 0; i < Math.min(length, MOST); i++) {
            run.log(from, first + i, Kind.READ, me.site());
            run.log(to, begin + i, Kind.WRITE, me.site());
        }
        System.arraycopy(from, first, to, begin, length);
    }
}
