package dev.heddle.kernelext.internal.schedules;

import java.util.Locale;

/// What the JVM that controls schedules can be asked for. Each call ends soon after it is interrupted.
interface Laboratory {

    /// Looks for a schedule that fails, and counts what all of them come to.
    Findings examine(Program program, Wish wish) throws InterruptedException;

    /// Runs one schedule again.
    Told replay(Program program, String schedule, Wish wish) throws InterruptedException;

    /// Begins to run a program by hand; the one from before is over.
    Scene play(Program program, Locale language) throws InterruptedException;

    /// Lets a thread go on.
    ///
    /// @throws IllegalArgumentException if it cannot, or nothing is played
    Scene choose(String thread) throws InterruptedException;

    /// Takes the last decisions back.
    ///
    /// @param decisions how many; there may be fewer
    Scene back(int decisions) throws InterruptedException;

    /// Lets the program go on by itself to its end: always the first who can.
    Scene finish() throws InterruptedException;
}
