package dev.heddle.schedules.internal.search;

import dev.heddle.schedules.internal.run.Chooser;
import dev.heddle.schedules.internal.trace.Choice;
import dev.heddle.schedules.internal.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/// Every schedule, one after the other, and none left out: for counting.
final class Exhaustive implements Chooser {

    private final List<Integer> taken = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();
    private int at;

    @Override
    public int choose(Choice choice, Trace trace, long things) {
        if (at == taken.size()) {
            taken.add(0);
            widths.add(choice.options().length);
        }
        return choice.options()[taken.get(at++)];
    }

    /// Prepares the next schedule; false if there is none.
    boolean next() {
        at = 0;
        for (int last = taken.size() - 1; last >= 0; last--) {
            if (taken.get(last) + 1 < widths.get(last)) {
                taken.set(last, taken.get(last) + 1);
                return true;
            }
            taken.removeLast();
            widths.removeLast();
        }
        return false;
    }

    void restart() {
        at = 0;
        taken.clear();
        widths.clear();
    }
}
