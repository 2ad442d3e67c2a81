package dev.heddle.schedules;

import java.io.Serializable;

/// What is run in every schedule, or one thread of it.
///
/// A scenario makes what its threads share, starts them, waits for them, and checks what came of it. It is serialisable so
/// that its code can be found again in the classes that are put under control; nobody writes it anywhere.
@FunctionalInterface
public interface Scenario extends Serializable {

    void run() throws Throwable;
}
