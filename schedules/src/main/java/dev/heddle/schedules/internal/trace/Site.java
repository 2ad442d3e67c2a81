package dev.heddle.schedules.internal.trace;

/// A place in the source where a thread may be switched.
///
/// @param id     its number
/// @param owner  the class, as the source names it
/// @param method the method
/// @param file   the source file
/// @param line   the line, or 0 if the class does not tell
/// @param act    what is done there
/// @param what   the field, the method or the lock
/// @param field  the number of the field, or -1
/// @param number its number among those of the class, whatever else was loaded before
public record Site(int id, String owner, String method, String file, int line, Act act, String what, int field,
        int number) {

    private static final int LETTERS = 36;
    private static final int MOST = LETTERS * LETTERS * LETTERS * LETTERS;

    /// What is done at a site.
    public enum Act {
        READ, WRITE, ARRAY_READ, ARRAY_WRITE, ENTER, EXIT, CALL
    }

    /// A short name that is the same whenever the same class is woven.
    public String key() {
        return Integer.toString(Math.floorMod((owner + "#" + number).hashCode(), MOST), LETTERS);
    }

    /// For example `Counter.java:7`.
    public String where() {
        return line == 0 ? owner : file + ":" + line;
    }
}
