package dev.heddle.schedules.internal.search;

import dev.heddle.schedules.internal.run.Chooser;
import dev.heddle.schedules.internal.trace.Choice;
import dev.heddle.schedules.internal.trace.Trace;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Schedules that bring all threads to one place: each goes a number of moments far, and then the next one begins.
///
/// A limit that lets one too many in fails when all are inside at once. That takes a forced switch for each thread, which is
/// far down in any order by switches. With zero moments the threads take turns all the time: so a livelock is kept going.
final class Phases implements Chooser {

    /// Up to how many moments.
    static final int MOST = 24;

    private final int moments;
    private final Map<Integer, Integer> passed = new HashMap<>();
    private final Set<Integer> held = new HashSet<>();

    Phases(int moments) {
        this.moments = moments;
    }

    @Override
    public int choose(Choice choice, Trace trace, long things) {
        int current = choice.current();
        if (choice.waiter()) {
            return choice.options()[0];
        }
        if (moments == 0) {
            return choice.options()[choice.options()[0] == current ? 1 : 0];
        }
        if (passed.merge(current, 1, Integer::sum) == moments) {
            held.add(current);
        }
        for (int option : choice.options()) {
            if (!held.contains(option)) {
                return option;
            }
        }
        return choice.options()[0];
    }
}
