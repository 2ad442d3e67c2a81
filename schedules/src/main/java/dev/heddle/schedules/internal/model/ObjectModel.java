package dev.heddle.schedules.internal.model;

import dev.heddle.schedules.internal.run.Waits;

/// Stands for what every object can do with its monitor.
public final class ObjectModel {

    private ObjectModel() {}

    public static void wait(Object object) throws InterruptedException {
        Waits.await(Hooks.strand(), object, 0);
    }

    public static void wait(Object object, long millis) throws InterruptedException {
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        Waits.await(Hooks.strand(), object, millis * 1_000_000);
    }

    public static void wait(Object object, long millis, int nanos) throws InterruptedException {
        wait(object, nanos > 0 ? millis + 1 : millis);
    }

    public static void notify(Object object) {
        Waits.wake(Hooks.strand(), object, false);
    }

    public static void notifyAll(Object object) {
        Waits.wake(Hooks.strand(), object, true);
    }
}
