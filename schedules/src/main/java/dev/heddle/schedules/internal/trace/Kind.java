package dev.heddle.schedules.internal.trace;

/// What an event does to its place: bits that are put together.
public final class Kind {

    public static final int READ = 1;
    public static final int WRITE = 2;

    /// The thread now knows all that was released here.
    public static final int ACQUIRE = 4;

    /// What the thread has done so far can be known by whoever acquires here.
    public static final int RELEASE = 8;

    /// Done inside the library: it is no race, whatever the order.
    public static final int LIBRARY = 16;

    /// Thread start and join: an order that no schedule can change.
    public static final int ORDER = 32;

    /// A call on a plain collection.
    public static final int COLLECTION = 64;

    /// Never came to pass, because the run ended first.
    public static final int PENDING = 128;

    public static final int VOLATILE_READ = READ | ACQUIRE;
    public static final int VOLATILE_WRITE = WRITE | RELEASE;
    public static final int EXCHANGE = READ | WRITE | ACQUIRE | RELEASE;

    private Kind() {}

    /// Whether the bits are there.
    public static boolean has(int kind, int bits) {
        return (kind & bits) != 0;
    }
}
