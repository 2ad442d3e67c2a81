package dev.heddle.schedules.internal.search;

import dev.heddle.schedules.internal.run.Chooser;
import dev.heddle.schedules.internal.trace.Choice;
import dev.heddle.schedules.internal.trace.Trace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Schedules at random, as PCT makes them (Burckhardt and others 2010): each thread has a priority, the highest runs, and
/// at a few moments the one that runs becomes the last. Every other schedule is decided by
/// the dice alone, because some mistakes need many threads at one place.
final class Priorities implements Chooser {

    private static final int CHANGES = 3;

    private final Random random;
    private final List<Integer> order = new ArrayList<>();
    private final Set<Integer> changes = new HashSet<>();
    private int length = 50;
    private int at;
    private boolean even;

    Priorities(long seed) {
        random = new Random(seed);
    }

    /// Prepares the next schedule.
    void next() {
        length = Math.max(length, at);
        at = 0;
        even = !even;
        order.clear();
        changes.clear();
        for (int i = 0; i < CHANGES; i++) {
            changes.add(random.nextInt(length));
        }
    }

    @Override
    public int choose(Choice choice, Trace trace, long things) {
        if (even) {
            at++;
            return choice.options()[random.nextInt(choice.options().length)];
        }
        for (int option : choice.options()) {
            if (!order.contains(option)) {
                order.add(random.nextInt(order.size() + 1), option);
            }
        }
        int best = best(choice);
        if (changes.contains(at++)) {
            order.remove(Integer.valueOf(best));
            order.add(best);
            best = best(choice);
        }
        return best;
    }

    private int best(Choice choice) {
        return order.stream().filter(choice::has).findFirst().orElse(choice.options()[0]);
    }
}
