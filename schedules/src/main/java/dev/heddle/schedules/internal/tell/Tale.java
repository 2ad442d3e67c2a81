package dev.heddle.schedules.internal.tell;

import java.util.List;

/// A run as it is told: what is wrong in plain words, then who did what.
///
/// @param headline  what is wrong
/// @param threads   the columns
/// @param rows      in the order in which it happened
/// @param left      how many rows are not shown
/// @param schedule  the text that runs it again
public record Tale(List<Saying> headline, List<String> threads, List<Row> rows, int left, String schedule) {

    public Tale {
        headline = List.copyOf(headline);
        threads = List.copyOf(threads);
        rows = List.copyOf(rows);
    }
}
