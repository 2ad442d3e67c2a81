package dev.heddle.kernelext.internal.timeline;

import dev.heddle.kernelext.internal.time.Units;
import java.util.ArrayList;
import java.util.List;

/// Where a moment stands from left to right.
///
/// @param left   where the cell begins, in pixels
/// @param width  how wide its whole time is
/// @param length how long it is, in nanoseconds
record Scale(double left, double width, long length) {

    private static final double LEAST_BETWEEN = 90;

    double x(long at) {
        return left + width * at / Math.max(1, length);
    }

    /// Round moments, not too close to each other.
    List<Long> ticks() {
        double most = width / LEAST_BETWEEN;
        long step = 1;
        while (length / (double) step > most) {
            step *= String.valueOf(step).startsWith("2") ? 5 : 2; // 1, 2, 10, 20, 100, …
            if (String.valueOf(step).startsWith("1") && length / (step / 2.0) <= most) {
                step /= 2; // 5 stands between
            }
        }
        List<Long> ticks = new ArrayList<>();
        for (long at = 0; at <= length; at += step) {
            ticks.add(at);
        }
        return ticks;
    }

    static String label(long at) {
        return at == 0 ? "0" : Units.time(at);
    }
}
