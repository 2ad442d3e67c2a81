package dev.heddle.kernelext.internal.schedules;

import java.io.Serial;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// How often each result came.
///
/// @param results by their texts, in the order in which they are shown
/// @param runs    how many runs that were
/// @param all     whether there are no others
record Counts(Map<String, Long> results, long runs, boolean all) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    static final Counts NONE = new Counts(Map.of(), 0, false);

    Counts {
        results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
    }
}
