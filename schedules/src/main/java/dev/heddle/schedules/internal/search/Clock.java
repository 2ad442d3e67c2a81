package dev.heddle.schedules.internal.search;

import java.util.Arrays;

/// A vector clock: how much of each thread is known.
final class Clock {

    private static final int[] NOTHING = {};

    private int[] known = NOTHING;

    int get(int strand) {
        return strand < known.length ? known[strand] : 0;
    }

    void set(int strand, int time) {
        if (strand >= known.length) {
            known = Arrays.copyOf(known, Math.max(strand + 1, Math.max(4, known.length * 2)));
        }
        known[strand] = time;
    }

    void join(Clock other) {
        if (other.known.length > known.length) {
            known = Arrays.copyOf(known, other.known.length);
        }
        for (int i = 0; i < other.known.length; i++) {
            if (other.known[i] > known[i]) {
                known[i] = other.known[i];
            }
        }
    }

    Clock copy() {
        var copy = new Clock();
        copy.known = known.clone();
        return copy;
    }
}
