package dev.heddle.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one contender has found in the rounds so far. Used by one thread.
final class Findings {

    private final Map<String, List<Double>> values = new HashMap<>();
    private final Map<String, Finding> troubles = new HashMap<>();
    private Finding.@Nullable Failed broken;

    /// What is known of one measure.
    sealed interface Finding {

        record Found(Series series) implements Finding {}

        /// The contender cannot do what was to be measured.
        record Unsupported() implements Finding {}

        record Failed(String reason) implements Finding {}
    }

    /// Whether it is of use to run the contender again: one that hung or broke is not given another chance.
    boolean goesOn() {
        return broken == null;
    }

    void add(int round, Sample sample) {
        switch (sample) {
            case Sample.Failed(String reason) -> broken = new Finding.Failed(inRound(round, reason));
            case Sample.Taken taken -> {
                taken.values().forEach((key, value) -> values.computeIfAbsent(key, _ -> new ArrayList<>()).add(value));
                taken.unsupported().forEach(key -> troubles.putIfAbsent(key, new Finding.Unsupported()));
                taken.failed()
                        .forEach((key, reason) -> troubles.putIfAbsent(key,
                                new Finding.Failed(inRound(round, key + ": " + reason))));
            }
        }
    }

    /// A measure that failed in one round has failed: its other rounds would tell only the good half.
    Finding of(String key) {
        if (broken != null) {
            return broken;
        }
        Finding trouble = troubles.get(key);
        if (trouble != null) {
            return trouble;
        }
        List<Double> found = values.get(key);
        return found == null
                ? new Finding.Failed("it did not tell '" + key + "'")
                : new Finding.Found(new Series(found));
    }

    private static String inRound(int round, String reason) {
        return "round " + round + ": " + reason;
    }
}
