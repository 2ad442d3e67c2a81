package dev.heddle.schedules.internal.tell;

import dev.heddle.schedules.internal.tell.Rows.Raw;
import java.util.ArrayList;
import java.util.List;

/// Takes out what comes again and again: a thread that goes round a loop.
final class Repeats {

    private static final int LONGEST = 6;
    private static final int KEPT = 2;

    private Repeats() {}

    static List<Raw> shorten(List<Raw> rows) {
        List<Raw> result = new ArrayList<>();
        int at = 0;
        while (at < rows.size()) {
            int length = 1;
            int times = times(rows, at, 1);
            for (int candidate = 2; candidate <= LONGEST && times <= KEPT + 1; candidate++) {
                times = times(rows, at, candidate);
                length = candidate;
            }
            if (times <= KEPT + 1) {
                result.add(rows.get(at++));
                continue;
            }
            result.addAll(rows.subList(at, at + length * KEPT));
            Raw last = result.getLast();
            int left = length * (times - KEPT);
            result.add(new Raw(last.strand(), "", Saying.of(Phrase.REPEATS, left), last.site(), last.place()));
            at += length * times;
        }
        return result;
    }

    /// How often the block that begins here follows itself.
    private static int times(List<Raw> rows, int from, int length) {
        int times = 1;
        int at = from + length;
        while (at + length <= rows.size() && same(rows, from, at, length)) {
            times++;
            at += length;
        }
        return times;
    }

    private static boolean same(List<Raw> rows, int one, int other, int length) {
        for (int i = 0; i < length; i++) {
            Raw first = rows.get(one + i);
            Raw second = rows.get(other + i);
            if (first.strand() != second.strand() || first.site() != second.site()
                    || !first.what().equals(second.what())) {
                return false;
            }
        }
        return true;
    }
}
