package dev.heddle.worker.display;

import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// A moment that the program has given a name. It costs nothing while nobody records.
@Name("heddle.Mark")
@StackTrace(false)
final class Mark extends Event {

    private static final int MOST_CHARS = 100;

    @Name("text")
    String text; // read by the recorder

    private Mark(String text) {
        this.text = text;
    }

    static void now(String text) {
        if (FlightRecorder.isInitialized()) {
            new Mark(Cut.line(text, MOST_CHARS)).commit();
        }
    }
}
