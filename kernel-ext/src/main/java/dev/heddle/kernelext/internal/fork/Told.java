package dev.heddle.kernelext.internal.fork;

import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Ran;
import java.util.List;
import java.util.Locale;

/// Reads what tools tell, and writes it as people read it.
final class Told {

    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final double MEGABYTE = 1 << 20;

    private Told() {}

    /// The lines, each in its fields.
    static List<List<String>> rows(Ran ran) {
        return ran.told().lines().map(each -> List.of(each.split("\t", -1))).toList();
    }

    /// What people call a cell.
    static String cell(String id, Kernel kernel) {
        String label = id.isEmpty() ? null : kernel.label(id);
        return label == null ? "?" : label;
    }

    static String time(String millis) {
        long time = Long.parseLong(millis);
        if (time < 0) {
            return "?";
        }
        return time < MINUTE
                ? String.format(Locale.ROOT, "%.1f s", time / 1000.0)
                : time < HOUR
                        ? time / MINUTE + " min " + time % MINUTE / SECOND + " s"
                        : time / HOUR + " h " + time % HOUR / MINUTE + " min";
    }

    static String memory(String bytes) {
        long size = Long.parseLong(bytes);
        return size < 0 ? "?" : String.format(Locale.ROOT, "%.0f MB", size / MEGABYTE);
    }
}
