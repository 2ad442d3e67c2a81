package dev.heddle.worker.display;

import java.util.concurrent.atomic.AtomicLong;

/// How far one loop or stream is. Any thread may count.
final class ProgressLine {

    /// Whether it goes on.
    enum State {
        RUNNING, DONE, STOPPED
    }

    private static final int WIDTH = 20;
    private static final double NANOS = 1e9;

    private final ProgressBoard board;
    private final String label;
    private final long total; // -1 if nobody knows
    private final long start = System.nanoTime();
    private final AtomicLong count = new AtomicLong();
    private volatile State state = State.RUNNING;
    private volatile long end;

    ProgressLine(ProgressBoard board, String label, long total) {
        this.board = board;
        this.label = label;
        this.total = total;
    }

    /// One more is done.
    void step() {
        long now = count.incrementAndGet();
        if (now == total) {
            end(State.DONE);
        } else {
            board.stepped(this);
        }
    }

    void end(State how) {
        if (state == State.RUNNING) {
            end = System.nanoTime();
            state = how;
            board.ended(this);
        }
    }

    boolean isRunning() {
        return state == State.RUNNING;
    }

    String text() {
        return bar() + words();
    }

    private String bar() {
        if (total <= 0) {
            return "";
        }
        int full = (int) Math.min(WIDTH, WIDTH * count.get() / total);
        return "[" + "█".repeat(full) + " ".repeat(WIDTH - full) + "] ";
    }

    String html() {
        String bar = total <= 0
                ? ""
                : "<progress value=\"" + Math.min(count.get(), total) + "\" max=\"" + total + "\"></progress> ";
        return "<div>" + bar + words().replace("&", "&amp;").replace("<", "&lt;") + "</div>";
    }

    private String words() {
        long now = count.get();
        double seconds = ((isRunning() ? System.nanoTime() : end) - start) / NANOS;
        StringBuilder text = new StringBuilder(label.isEmpty() ? "" : label + ": ");
        text.append(state == State.STOPPED ? "stopped at " : "").append(Cut.count(now));
        if (total >= 0) {
            text.append(" of ").append(Cut.count(total));
        }
        text.append(", ").append(time(seconds));
        if (isRunning() && now > 0 && total > now) {
            text.append(", ").append(time(seconds / now * (total - now))).append(" left");
        }
        return text.toString();
    }

    private static String time(double seconds) {
        long tenths = Math.round(seconds * 10);
        if (tenths < 600) {
            return tenths / 10 + "." + tenths % 10 + " s";
        }
        long whole = tenths / 10;
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole / 60 % 60 + " min";
    }
}
