package dev.heddle.kernelext.internal.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What else the machine had to do.
final class Machine {

    private static final double WORTH_A_WORD = 0.3;
    private static final double ENOUGH_FREE = 0.7; // processors: then others have not been in the way
    private static final double LONG_ENOUGH_TO_TELL = 100_000_000; // the system counts in hundredths of a second
    private static final double STOLEN = 0.05;

    private Machine() {}

    /// Says so if somebody else was in the way.
    ///
    /// @param wall   how long that was, in nanoseconds
    /// @param others how many processors others kept busy
    /// @param free   how many had nothing to do
    /// @param stolen how many another machine had
    static List<String> busy(double wall, double others, double free, double stolen) {
        List<String> sentences = new ArrayList<>();
        if (wall < LONG_ENOUGH_TO_TELL) {
            return sentences;
        }
        if (others >= WORTH_A_WORD && free < ENOUGH_FREE) {
            sentences.add(String.format(Locale.ROOT,
                    "Others kept %.1f processors busy meanwhile: the wall time is not to be trusted.", others));
        }
        if (stolen >= STOLEN) {
            sentences.add(String.format(Locale.ROOT,
                    "Other machines on the same host took %.1f processors away: the wall time is not to be trusted.",
                    stolen));
        }
        return sentences;
    }
}
