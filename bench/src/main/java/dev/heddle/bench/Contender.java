package dev.heddle.bench;

import java.time.Duration;
import java.util.List;

/// A command that measures itself once and prints what it found as one line of JSON.
///
/// @param name    whom the reader sees, with a version where there is one
/// @param command the program and its arguments
/// @param limit   after this long it is ended
record Contender(String name, List<String> command, Duration limit) {

    Contender {
        command = List.copyOf(command);
    }
}
