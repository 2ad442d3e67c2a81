package dev.heddle.schedules;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What came out of a program, over its schedules.
///
/// A schedule is an order of single reads, writes and calls.
///
/// @param counts    how many schedules had which outcome, numbers in their order
/// @param schedules how many there were
/// @param all       whether these are all that there are
public record Outcomes(Map<String, Long> counts, long schedules, boolean all) {

    public Outcomes {
        var sorted = new TreeMap<String, Long>(Outcomes::compare);
        sorted.putAll(counts);
        counts = Collections.unmodifiableMap(sorted);
    }

    private static int compare(String one, String other) {
        int shorter = isNumber(one) && isNumber(other) ? Integer.compare(one.length(), other.length()) : 0;
        return shorter != 0 ? shorter : one.compareTo(other);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(Character::isDigit);
    }
}
