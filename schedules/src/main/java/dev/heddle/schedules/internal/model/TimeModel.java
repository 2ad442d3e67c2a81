package dev.heddle.schedules.internal.model;

/// Stands for the clocks: time passes only while all threads wait.
public final class TimeModel {

    private static final long EPOCH_MILLIS = 1_767_225_600_000L;

    private TimeModel() {}

    public static long nanoTime() {
        return Hooks.strand().run().clock();
    }

    public static long currentTimeMillis() {
        return EPOCH_MILLIS + nanoTime() / 1_000_000;
    }
}
