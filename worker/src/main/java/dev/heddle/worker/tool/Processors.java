package dev.heddle.worker.tool;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// What the processors of the machine do, and how much of it is done for this process and its children.
final class Processors {

    private static final long TICK = 10_000_000; // nanoseconds; Linux counts these in hundredths of a second everywhere
    private static final int HEAD = 512;
    private static final int USER = 1;
    private static final int IDLE = 4;
    private static final int WAITING_FOR_DISKS = 5;
    private static final int STOLEN = 8;
    private static final int OWN_USER = 11;
    private static final int OWN_FIELDS = 4;

    /// What they have done since the machine began, in nanoseconds.
    ///
    /// @param busy   for anybody
    /// @param idle   nothing
    /// @param own    for this process and its children that have ended
    /// @param stolen for other machines, where this one is a guest
    record Reading(long busy, long idle, long own, long stolen) {

        static final Reading UNKNOWN = new Reading(0, 0, 0, 0);

        /// How many processors others have kept busy since an earlier reading.
        double others(Reading earlier, long nanos) {
            return nanos <= 0 ? 0 : Math.max(0, (double) (busy - earlier.busy - (own - earlier.own)) / nanos);
        }

        /// How many processors had nothing to do since an earlier reading.
        double free(Reading earlier, long nanos) {
            return nanos <= 0 ? 0 : Math.max(0, (double) (idle - earlier.idle) / nanos);
        }

        /// How many processors were not there, because another machine had them.
        double stolen(Reading earlier, long nanos) {
            return nanos <= 0 ? 0 : Math.max(0, (double) (stolen - earlier.stolen) / nanos);
        }
    }

    private Processors() {}

    /// Asks the system.
    ///
    /// @return [Reading#UNKNOWN] if this system does not tell
    static Reading read() {
        try {
            String[] all = head("/proc/stat").lines().findFirst().orElse("").split(" +", -1);
            String own = head("/proc/self/stat");
            String[] ours = own.substring(own.lastIndexOf(')') + 2).split(" ", -1); // the name before may hold anything
            long busy = 0;
            for (int i = USER; i <= STOLEN; i++) {
                busy += i == IDLE || i == WAITING_FOR_DISKS ? 0 : Long.parseLong(all[i]);
            }
            long mine = 0;
            for (int i = OWN_USER; i < OWN_USER + OWN_FIELDS; i++) {
                mine += Long.parseLong(ours[i]);
            }
            long idle = Long.parseLong(all[IDLE]) + Long.parseLong(all[WAITING_FOR_DISKS]);
            return new Reading(busy * TICK, idle * TICK, mine * TICK, Long.parseLong(all[STOLEN]) * TICK);
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return Reading.UNKNOWN;
        }
    }

    private static String head(String file) throws IOException {
        try (FileInputStream in = new FileInputStream(file)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
        }
    }
}
