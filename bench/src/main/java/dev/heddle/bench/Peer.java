package dev.heddle.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whom ours is compared with, and in what.
///
/// @param name      whom the reader sees
/// @param contender how it is measured; null if it is not on this machine
/// @param measures  one row each
record Peer(String name, @Nullable Contender contender, List<Measure> measures) {

    Peer {
        measures = List.copyOf(measures);
    }

    static Peer present(Contender contender, List<Measure> measures) {
        return new Peer(contender.name(), contender, measures);
    }

    static Peer missing(String name, List<Measure> measures) {
        return new Peer(name, null, measures);
    }
}
