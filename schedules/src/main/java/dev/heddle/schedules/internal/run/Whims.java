package dev.heddle.schedules.internal.run;

/// What may happen to a thread that waits though no other thread does it. Java allows both; a search does without at first.
public enum Whims {

    /// Nothing.
    NONE(""),

    /// A wait may end by itself, once in a run.
    WAKEUPS("wake"),

    /// A wait with a time limit may end before anything else happens, as a sleep may.
    TIMEOUTS("time");

    private final String text;

    Whims(String text) {
        this.text = text;
    }

    /// How a schedule names it.
    public String text() {
        return text;
    }

    int most() {
        return this == WAKEUPS ? 1 : this == TIMEOUTS ? 3 : 0;
    }
}
