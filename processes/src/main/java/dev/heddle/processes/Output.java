package dev.heddle.processes;

import java.util.function.Consumer;

/// What becomes of what a child prints.
public sealed interface Output {

    /// It goes where this process prints.
    static Output inherit() {
        return new Inherit();
    }

    /// It is kept: see [Child#output()] and [Child#errors()], and those of [ProcessPool] and [Manager].
    static Output capture() {
        return new Capture();
    }

    /// Nobody wants it.
    static Output discard() {
        return lines(line -> {}, line -> {});
    }

    /// Each line is handed over when it is complete, and the last one at the end, complete or not.
    ///
    /// @param out takes the lines of the standard output, on a thread of its own
    /// @param err takes the lines of the error output, on another one
    static Output lines(Consumer<String> out, Consumer<String> err) {
        return new Lines(out, err);
    }

    /// Both kinds of lines go to one consumer, which is called from two threads.
    static Output lines(Consumer<String> both) {
        return new Lines(both, both);
    }

    /// Each line of both kinds is handed over when it is complete, with who has printed it: for pools, and for who starts
    /// many children alike.
    ///
    /// @param lines takes them, on two threads for each child
    static Output tagged(Consumer<OutputLine> lines) {
        return new Tagged(lines);
    }

    /// See [Output#inherit()].
    record Inherit() implements Output {}

    /// See [Output#capture()].
    record Capture() implements Output {}

    /// See [Output#lines(Consumer,Consumer)].
    record Lines(Consumer<String> out, Consumer<String> err) implements Output {}

    /// See [Output#tagged(Consumer)].
    record Tagged(Consumer<OutputLine> lines) implements Output {}
}
