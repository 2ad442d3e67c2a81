package dev.heddle.schedules.internal.trace;

/// What can be decided at one moment. Options are numbers of threads; the first is what happens if nobody decides.
///
/// @param options the threads
/// @param waiter  whether it is decided who is notified, not who runs
/// @param free    whether leaving the first option costs no forced switch
/// @param current who has come to this moment
/// @param point   how many such moments that one has come to
/// @param whims   how many of the options, at their end, would go on though nobody has ended their wait
@SuppressWarnings("ArrayRecordComponent")
public record Choice(int[] options, boolean waiter, boolean free, int current, int point, int whims) {

    /// No choice at all.
    public static Choice only(int strand) {
        return new Choice(new int[]{strand}, false, true, strand, 0, 0);
    }

    /// Whether there is anything to decide.
    public boolean open() {
        return options.length > 1;
    }

    /// Whether the thread is among the options.
    public boolean has(int strand) {
        for (int option : options) {
            if (option == strand) {
                return true;
            }
        }
        return false;
    }
}
