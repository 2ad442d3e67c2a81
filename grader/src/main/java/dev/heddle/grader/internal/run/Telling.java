package dev.heddle.grader.internal.run;

import dev.heddle.grader.internal.compile.Phrases;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes down what happens to the checks, each thing as it happens. Any thread may use it.
final class Telling {

    private final DataOutputStream out;
    private @Nullable Event current; // guarded by this

    Telling(Path file) throws IOException {
        out = new DataOutputStream(new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)));
    }

    synchronized void begin(Event check) {
        current = check;
        tell(check);
    }

    synchronized void end(Event check) {
        current = null;
        tell(check);
    }

    synchronized void tell(Event event) {
        try {
            event.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Says of the check that runs what has become of it, if one does.
    synchronized void endCurrent(Event.Kind kind, String text) {
        if (current != null) {
            end(new Event(kind, current.id(), current.what(), text));
        }
    }

    /// The JVM ends: somebody has asked for it, and is still asking.
    void exiting(Phrases phrases) {
        for (Map.Entry<Thread, StackTraceElement[]> each : Thread.getAllStackTraces().entrySet()) {
            for (StackTraceElement frame : each.getValue()) {
                if (frame.getClassName().equals("java.lang.Shutdown")) {
                    endCurrent(Event.Kind.EXITED, phrases.say("exited", Places.first(each.getValue(), phrases)));
                    return;
                }
            }
        }
    }
}
