package dev.heddle.kernelext.internal.schedules;

import java.io.Serial;
import java.io.Serializable;
import java.util.Locale;

/// How far to go with a program.
///
/// @param limit    the most schedules
/// @param millis   the most time
/// @param printed  whether what it prints is its result
/// @param races    whether a data race is a failure
/// @param story    whether a schedule that fails is wanted
/// @param language of the story
record Wish(int limit, long millis, boolean printed, boolean races, boolean story, Locale language)
        implements
            Serializable {

    @Serial
    private static final long serialVersionUID = 1;
}
