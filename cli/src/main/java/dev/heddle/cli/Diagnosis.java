package dev.heddle.cli;

import org.jspecify.annotations.Nullable;

/// What one check has found.
///
/// @param state how bad it is
/// @param found what is there: version and place, or what is wrong; no full stop
/// @param cost  what does not work because of it; null if all is well
/// @param fix   what to do about it; null if there is nothing to do
record Diagnosis(State state, String found, @Nullable String cost, @Nullable Fix fix) {

    /// From good to bad.
    enum State {
        OK, NOT_SET_UP, OPTIONAL_MISSING, REQUIRED_MISSING
    }

    static Diagnosis ok(String found) {
        return new Diagnosis(State.OK, found, null, null);
    }

    /// Not here yet, but nothing is missing: Heddle sets it up by itself when it is first needed.
    static Diagnosis notSetUp(String found, Fix next) {
        return new Diagnosis(State.NOT_SET_UP, found, null, next);
    }

    /// Heddle works, but not all of it.
    static Diagnosis lacking(String found, String cost, @Nullable Fix fix) {
        return new Diagnosis(State.OPTIONAL_MISSING, found, cost, fix);
    }

    /// Heddle does not work.
    static Diagnosis missing(String found, String cost, @Nullable Fix fix) {
        return new Diagnosis(State.REQUIRED_MISSING, found, cost, fix);
    }
}
