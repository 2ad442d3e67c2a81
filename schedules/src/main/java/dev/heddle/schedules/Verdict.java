package dev.heddle.schedules;

import java.util.Locale;

/// What a check says.
public sealed interface Verdict {

    /// No schedule failed.
    ///
    /// @param schedules how many were run
    /// @param all       whether they stand for all that there are; if not, this is no proof
    record Passed(int schedules, boolean all) implements Verdict {}

    /// A schedule failed.
    ///
    /// @param kind      what went wrong
    /// @param schedules how many were run until then, with this one
    /// @param story     how it came to it
    record Failed(Kind kind, int schedules, Story story) implements Verdict {

        /// The text that runs the schedule again.
        public String schedule() {
            return story.schedule();
        }
    }

    /// The program does what cannot be controlled, so nothing is known.
    ///
    /// @param reason what it does
    record Refused(String reason) implements Verdict {}

    /// What can go wrong.
    enum Kind {

        /// A check of the scenario failed.
        WRONG_RESULT,

        /// A thread ended with an exception.
        EXCEPTION,

        /// Nobody could go on.
        DEADLOCK,

        /// A thread waits for a signal that nobody is left to give.
        LOST_SIGNAL,

        /// Threads are busy, and nothing changes.
        LIVELOCK,

        /// The program does not end within its steps.
        NO_END,

        /// Two threads use a variable, and nothing orders them.
        RACE,

        /// A promise that was to hold after every step was broken.
        BROKEN_PROMISE,

        /// Threads were left behind.
        LEFT_THREAD,

        /// A thread ended with a lock.
        LEFT_LOCK
    }

    /// Whether no schedule failed.
    default boolean passed() {
        return this instanceof Passed;
    }

    /// The verdict in words.
    default String text(Locale language) {
        return switch (this) {
            case Passed(int schedules, boolean all) -> Words.passed(schedules, all, language);
            case Failed failed -> failed.story().text(language);
            case Refused(String reason) -> Words.refused(reason, language);
        };
    }
}
