package dev.heddle.processes;

import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// A child gets its task: an event for Java's Flight Recorder. It costs nothing while nobody records.
@Name("heddle.ChildStart")
@StackTrace(false)
final class ChildStart extends Event {

    @Name("pid")
    long pid; // read by the recorder, as the next

    @Name("name")
    String name;

    private ChildStart(long pid, String name) {
        this.pid = pid;
        this.name = name;
    }

    static void now(long pid, String name) {
        new ChildStart(pid, name).commit();
    }
}
