package dev.heddle.grader.internal.run;

import java.io.Serializable;
import java.util.List;

/// What a JVM of checks is to do.
///
/// @param places     folders with classes, those of the checks first
/// @param checks     the test classes
/// @param leaveOut   checks that were run already, by their ids
/// @param events     the file that it tells in
/// @param language   the language of its reader
/// @param conditions how they are run
record Order(List<String> places, List<String> checks, List<String> leaveOut, String events, String language,
        Conditions conditions) implements Serializable {

    Order {
        places = List.copyOf(places);
        checks = List.copyOf(checks);
        leaveOut = List.copyOf(leaveOut);
    }
}
