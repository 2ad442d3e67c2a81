package dev.heddle.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Shows that something is going on, once it has taken a second: on a terminal one line that is drawn again and again,
/// elsewhere one line at that moment. What is done within a second says nothing.
final class Progress implements AutoCloseable {

    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final Duration REDRAW = Duration.ofMillis(250);
    private static final int WIDTH = 79; // a line that wraps is not cleared
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Terminal terminal;
    private final String title;
    private final long start = System.nanoTime();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread painter = Thread.ofPlatform().daemon().name("progress").unstarted(this::paintAll);

    private volatile String detail = "";
    private boolean shown; // touched by the painter, and by close() after the painter's end

    private Progress(Terminal terminal, String title) {
        this.terminal = terminal;
        this.title = title;
    }

    /// Begins now.
    ///
    /// @param title what is going on, such as `Installing JupyterLab`
    static Progress start(Terminal terminal, String title) {
        Progress progress = new Progress(terminal, title);
        progress.painter.start();
        return progress;
    }

    /// Says how far it is.
    void at(String newDetail) {
        detail = newDetail;
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// Ends the display; on a terminal the line goes away.
    @Override
    public void close() {
        ended.countDown();
        try {
            painter.join(REDRAW);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (shown && terminal.interactive()) {
            terminal.err().print(CLEAR_LINE);
            terminal.err().flush();
        }
    }

    private void paintAll() {
        try {
            for (Duration pause = QUIET; !ended.await(pause.toMillis(), TimeUnit.MILLISECONDS); pause = REDRAW) {
                paint();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void paint() {
        String text = line(title, elapsed(), detail.isEmpty() ? null : detail);
        if (terminal.interactive()) {
            terminal.err().print(CLEAR_LINE + text);
            terminal.err().flush();
        } else if (!shown) {
            terminal.err().println(title + " …");
        }
        shown = true;
    }

    static String line(String title, Duration elapsed, @Nullable String detail) {
        String text = title + " … " + elapsed.toSeconds() + " s" + (detail == null ? "" : ", " + detail);
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH - 1) + "…";
    }
}
