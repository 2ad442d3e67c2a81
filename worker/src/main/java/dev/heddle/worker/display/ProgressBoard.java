package dev.heddle.worker.display;

import dev.heddle.worker.display.ProgressLine.State;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The loops that are under way in one thread, the inner ones below the outer ones, in one place of the notebook.
///
/// It is shown ten times a second at most. Who counts never waits for who shows.
final class ProgressBoard {

    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(100);

    private final Displays displays;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile long next;
    private volatile @Nullable ProgressLine innermost;

    // guarded by lock
    private final List<ProgressLine> lines = new ArrayList<>();
    private @Nullable DisplayHandle place;

    ProgressBoard(Displays displays) {
        this.displays = displays;
    }

    /// Whether nothing on it goes on.
    boolean isOver() {
        lock.lock();
        try {
            return lines.stream().noneMatch(ProgressLine::isRunning);
        } finally {
            lock.unlock();
        }
    }

    ProgressLine open(String label, long total) {
        lock.lock();
        try {
            while (!lines.isEmpty() && !lines.getLast().isRunning()) {
                lines.removeLast(); // an inner loop that ended before
            }
            ProgressLine line = new ProgressLine(this, label, total);
            lines.add(line);
            innermost = line;
            if (place == null || System.nanoTime() - next >= 0) {
                show();
            }
            return line;
        } finally {
            lock.unlock();
        }
    }

    void stepped(ProgressLine line) {
        if (isInnermost(line) && System.nanoTime() - next < 0) {
            return;
        }
        if (lock.tryLock()) {
            try {
                while (lines.contains(line) && !lines.getLast().equals(line)) {
                    lines.removeLast();
                }
                innermost = line;
                if (System.nanoTime() - next >= 0) {
                    show();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private boolean isInnermost(ProgressLine line) {
        return line.equals(innermost);
    }

    void ended(ProgressLine line) {
        lock.lock();
        try {
            boolean outermost = !lines.isEmpty() && lines.getFirst().equals(line);
            if (outermost) {
                lines.subList(1, lines.size()).clear();
            }
            if (outermost || System.nanoTime() - next >= 0) {
                show();
            }
        } finally {
            lock.unlock();
        }
    }

    /// The cell is over: what goes on has been stopped.
    void close() {
        lock.lock();
        try {
            List.copyOf(lines).reversed().forEach(each -> each.end(State.STOPPED));
        } finally {
            lock.unlock();
        }
    }

    private void show() {
        String text = lines.stream().map(ProgressLine::text).collect(Collectors.joining("\n"));
        String html = lines.stream().map(ProgressLine::html).collect(Collectors.joining());
        MimeBundle bundle = MimeBundle.text(text).with("text/html", html);
        DisplayHandle there = place;
        if (there == null) {
            place = displays.open(bundle);
        } else {
            there.update(bundle);
        }
        next = System.nanoTime() + EVERY;
    }
}
