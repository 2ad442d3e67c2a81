package dev.heddle.processes;

import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// A child has ended: an event for Java's Flight Recorder. It costs nothing while nobody records.
@Name("heddle.ChildEnd")
@StackTrace(false)
final class ChildEnd extends Event {

    @Name("pid")
    long pid; // read by the recorder, as the next

    @Name("exitCode")
    int exitCode;

    private ChildEnd(long pid, int exitCode) {
        this.pid = pid;
        this.exitCode = exitCode;
    }

    static void now(long pid, int exitCode) {
        new ChildEnd(pid, exitCode).commit();
    }
}
