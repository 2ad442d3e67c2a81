package dev.heddle.bench;

import java.util.List;

/// Contenders that are measured in alternation.
///
/// @param name  what is done, for the progress line
/// @param ours  Heddle's
/// @param peers whom it is compared with
record Match(String name, Contender ours, List<Peer> peers) {

    Match {
        peers = List.copyOf(peers);
    }
}
