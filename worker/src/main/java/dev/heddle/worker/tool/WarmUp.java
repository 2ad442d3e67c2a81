package dev.heddle.worker.tool;

import java.util.concurrent.TimeUnit;

/// When code that runs again and again is as fast as it will be: the best time is some rounds old, and the compiler of the
/// JVM has been idle for as long. It cannot be known; it is looked for.
final class WarmUp {

    private static final long LEAST = TimeUnit.MILLISECONDS.toNanos(300);
    private static final double FIRST_PIECE = TimeUnit.MICROSECONDS.toNanos(200);
    private static final double LONGEST_PIECE = TimeUnit.MILLISECONDS.toNanos(40);
    private static final double BETTER = 0.98;
    private static final double BUSY_COMPILER = 0.05;
    private static final int QUIET_ROUNDS = 4;

    private double best = Double.MAX_VALUE;
    private double piece = FIRST_PIECE;
    private int quiet;
    private long time;
    private long compiled;

    /// @param compiled what the compiler has computed so far
    WarmUp(long compiled) {
        this.compiled = compiled;
    }

    /// How long a round should take, in nanoseconds: short ones at first, for the compiler counts them.
    double piece() {
        return piece;
    }

    /// @param loop what a loop has taken
    /// @param now  how long the warm-up has lasted
    /// @param used what the compiler has computed so far
    void add(double loop, long now, long used) {
        boolean compiling = used - compiled > BUSY_COMPILER * (now - time);
        quiet = loop < BETTER * best || compiling ? 0 : quiet + 1;
        best = Math.min(best, loop);
        compiled = used;
        time = now;
        piece = Math.min(LONGEST_PIECE, piece * 2);
    }

    boolean isOver() {
        return quiet >= QUIET_ROUNDS && time >= LEAST;
    }
}
