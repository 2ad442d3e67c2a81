package dev.heddle.kernelext.internal.time;

import java.util.Locale;

/// Numbers as people read them: three digits that count, and a unit.
public final class Units {

    private static final String[] TIMES = {"ns", "µs", "ms", "s"};
    private static final String[] SIZES = {"bytes", "KB", "MB", "GB", "TB"};
    private static final double MINUTE = 60e9;

    private Units() {}

    /// A time.
    ///
    /// @param nanos in nanoseconds
    /// @return such as `1.23 ms`, or `2 min 5 s`
    public static String time(double nanos) {
        if (nanos >= MINUTE) {
            long seconds = Math.round(nanos / 1e9);
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return inUnits(nanos, 1000, TIMES);
    }

    /// A time.
    ///
    /// @param nanos in nanoseconds
    /// @return such as `1.23 ms`, or `2 min 5 s`
    public static String time(long nanos) {
        return time((double) nanos);
    }

    /// An amount of memory.
    ///
    /// @param bytes how many
    /// @return such as `1.5 MB`
    public static String size(long bytes) {
        return inUnits((double) bytes, 1024, SIZES);
    }

    private static String inUnits(double amount, int step, String... units) {
        double left = amount;
        int unit = 0;
        while (unit < units.length - 1 && Math.abs(left) >= step - 0.5) {
            left /= step;
            unit++;
        }
        return digits(left) + " " + units[unit];
    }

    private static String digits(double number) {
        double size = Math.abs(number);
        int decimals = number == Math.rint(number) || size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", number);
    }
}
