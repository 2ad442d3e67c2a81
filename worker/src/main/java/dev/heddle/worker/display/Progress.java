package dev.heddle.worker.display;

import dev.heddle.worker.display.ProgressLine.State;
import java.util.Iterator;
import java.util.stream.Stream;

/// Loops and streams that show how far they are.
final class Progress {

    private Progress() {}

    /// @param total how many elements there are; -1 if nobody knows
    static <T> Iterable<T> of(String label, Iterable<T> elements, long total) {
        return () -> new Steps<>(elements.iterator(), Displays.ofTheCells().progress(label, total));
    }

    static <T> Stream<T> of(String label, Stream<T> elements, long total) {
        ProgressLine line = Displays.ofTheCells().progress(label, total);
        return elements.peek(_ -> line.step()).onClose(() -> line.end(State.DONE));
    }

    /// An element counts when the loop asks for the next.
    private static final class Steps<T> implements Iterator<T> {

        private final Iterator<T> inner;
        private final ProgressLine line;
        private boolean begun;

        Steps(Iterator<T> inner, ProgressLine line) {
            this.inner = inner;
            this.line = line;
        }

        @Override
        public boolean hasNext() {
            if (begun) {
                begun = false;
                line.step();
            }
            boolean more = inner.hasNext();
            if (!more) {
                line.end(State.DONE);
            }
            return more;
        }

        @Override
        public T next() {
            if (begun) {
                line.step();
            }
            begun = true;
            return inner.next();
        }
    }
}
