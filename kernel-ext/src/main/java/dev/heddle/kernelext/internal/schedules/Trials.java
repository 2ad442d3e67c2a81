package dev.heddle.kernelext.internal.schedules;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What came of runs in the JVM of the cells, as the tool `repeat` tells it.
///
/// @param counts how often each result came, the most frequent first if there are many
/// @param nanos  how long all of it took
/// @param place  the display in which it has shown how far it was; null if it was too fast for that
record Trials(Counts counts, long nanos, @Nullable String place) {

    static final String NEVER_ENDS = "does not end";

    private static final Comparator<String> NUMBERS_FIRST = Comparator
            .<String>comparingInt(each -> isNumber(each) ? each.length() : Integer.MAX_VALUE)
            .thenComparing(Comparator.naturalOrder());

    /// @param printed whether what was printed counts, not the value
    static Trials read(String told, boolean printed) {
        Map<String, Long> results = new TreeMap<>(NUMBERS_FIRST);
        long nanos = 0;
        String place = null;
        for (String line : told.lines().toList()) {
            List<String> words = List.of(line.split(" ", 3));
            switch (words.getFirst()) {
                case "place" -> place = words.get(1);
                case "nanos" -> nanos = Long.parseLong(words.get(1));
                case "value", "print" -> {
                    if (printed == words.getFirst().equals("print")) {
                        results.merge(words.get(2).translateEscapes(), Long.parseLong(words.get(1)), Long::sum);
                    }
                }
                default -> throw new IllegalArgumentException("the tool has told: " + line);
            }
        }
        long runs = results.values().stream().mapToLong(Long::longValue).sum();
        return new Trials(new Counts(new LinkedHashMap<>(results), runs, /* all= */ false), nanos, place);
    }

    /// A number as people read it.
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(each -> each >= '0' && each <= '9');
    }
}
