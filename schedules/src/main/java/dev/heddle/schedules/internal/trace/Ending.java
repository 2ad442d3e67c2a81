package dev.heddle.schedules.internal.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a run ended.
public sealed interface Ending {

    /// All threads came to their end.
    record Finished(@Nullable Object result) implements Ending {}

    /// Nobody can go on.
    ///
    /// @param waiting those who wait
    /// @param over    whether the scenario's own thread had ended: then it is a leak
    record Stuck(List<Waiting> waiting, boolean over) implements Ending {

        public Stuck {
            waiting = List.copyOf(waiting);
        }
    }

    /// A thread ended with an exception that nobody caught.
    record Threw(String thread, boolean main, Throwable thrown) implements Ending {}

    /// A promise about every step does not hold.
    record Broken(String promise, String thread, int site) implements Ending {}

    /// A thread ended without giving its lock back.
    record LockKept(String thread, String lock, int site) implements Ending {}

    /// Too many steps.
    ///
    /// @param thread   who runs, or all who take turns
    /// @param rivals   whether several take turns
    /// @param spinning whether the threads only read, again and again
    record TooLong(String thread, boolean rivals, boolean spinning, int site, long steps) implements Ending {}

    /// It does something that cannot be controlled.
    record Refused(String reason) implements Ending {}

    /// Another schedule shows the same: the run was ended early.
    record Redundant() implements Ending {}

    /// A thread that waits.
    ///
    /// @param thread its name
    /// @param how    for what
    /// @param on     the name of the lock or object, or null
    /// @param owner  who holds it, or null
    /// @param ended  whether that one has ended
    /// @param site   where it waits, or -1
    record Waiting(String thread, How how, @Nullable String on, @Nullable String owner, boolean ended, int site) {}

    /// For what a thread waits.
    enum How {
        LOCK, NOTIFY, JOIN, PARK
    }
}
