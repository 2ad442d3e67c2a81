package dev.heddle.bench;

import java.util.List;

/// Matches that belong together.
record Suite(String name, List<Match> matches) {

    Suite {
        matches = List.copyOf(matches);
    }
}
