package dev.heddle.schedules.internal.run;

import dev.heddle.schedules.internal.trace.Ending;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// What is to hold after every step. Looking at it is of no account: nobody is switched, nothing is noted.
final class Promises {

    private final Map<String, BooleanSupplier> promises = new LinkedHashMap<>();
    private boolean looking;

    void add(String text, BooleanSupplier holds) {
        promises.put(text, holds);
    }

    boolean looking() {
        return looking;
    }

    void look(Run run, Strand me) {
        if (promises.isEmpty() || looking) {
            return;
        }
        looking = true;
        me.calm++;
        try {
            for (var promise : List.copyOf(promises.entrySet())) {
                if (!promise.getValue().getAsBoolean()) {
                    throw run.stop(new Ending.Broken(promise.getKey(), run.names().of(me), me.site));
                }
            }
        } finally {
            me.calm--;
            looking = false;
        }
    }
}
