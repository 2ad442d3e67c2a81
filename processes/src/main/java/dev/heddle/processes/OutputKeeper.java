package dev.heddle.processes;

import dev.heddle.processes.internal.jvm.ChildJvm.Sink;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Keeps what a child prints on one stream, from any time on.
final class OutputKeeper implements Sink {

    // guarded by this: written by the thread that reads the stream
    private final StringBuilder text = new StringBuilder();

    @Override
    public void drain(InputStream from) throws IOException {
        var reader = new InputStreamReader(from, StandardCharsets.UTF_8);
        char[] buffer = new char[8192];
        for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
            synchronized (this) {
                text.append(buffer, 0, count);
            }
        }
    }

    /// What is kept of whose output.
    ///
    /// @throws IllegalStateException if it goes elsewhere
    String text(Output output, Object owner) {
        if (!(output instanceof Output.Capture)) {
            throw new IllegalStateException(
                    "the output of " + owner + " is not captured; start it with output(Output.capture())");
        }
        return text();
    }

    synchronized String text() {
        return text.toString();
    }

    /// Hands lines over, and keeps nothing.
    static Sink lines(Consumer<String> consumer) {
        return from -> {
            var lines = new LineReader(new InputStreamReader(from, StandardCharsets.UTF_8));
            for (String line = lines.next(); line != null; line = lines.next()) {
                consumer.accept(line);
            }
        };
    }
}
