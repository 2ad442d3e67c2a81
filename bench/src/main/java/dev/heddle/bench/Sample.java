package dev.heddle.bench;

import java.util.List;
import java.util.Map;

/// What came of running a contender once.
sealed interface Sample {

    /// It ran to its end.
    ///
    /// @param values      what it found
    /// @param unsupported what it cannot do
    /// @param failed      what went wrong, measure by measure
    record Taken(Map<String, Double> values, List<String> unsupported, Map<String, String> failed) implements Sample {

        public Taken {
            values = Map.copyOf(values);
            unsupported = List.copyOf(unsupported);
            failed = Map.copyOf(failed);
        }
    }

    /// It did not run, did not end, or did not say what it found.
    record Failed(String reason) implements Sample {}
}
