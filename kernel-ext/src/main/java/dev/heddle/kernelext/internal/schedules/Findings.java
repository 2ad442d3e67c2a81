package dev.heddle.kernelext.internal.schedules;

import java.io.Serial;
import java.io.Serializable;

/// What was found out about a program.
///
/// @param told   whether it fails, and how
/// @param counts what it comes to
record Findings(Told told, Counts counts) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;
}
