package dev.heddle.schedules.internal.model;

import dev.heddle.schedules.internal.run.Strand;
import dev.heddle.schedules.internal.run.Waits;

/// Stands for what every object can do with its monitor.
public final class ObjectModel {

    private static final ClassValue<Boolean> OWN = new ClassValue<>() {

        @Override
        protected Boolean computeValue(Class<?> type) {
            try {
                Class<?> owner = type.getMethod("hashCode").getDeclaringClass();
                return owner != Object.class && owner != Enum.class;
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(e);
            }
        }
    };

    private ObjectModel() {}

    public static void wait(Object object) throws InterruptedException {
        Strand me = Hooks.strand();
        me.whimsical(true);
        try {
            Waits.await(me, object, 0);
        } finally {
            me.whimsical(false);
        }
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

    /// The hash code of a thread, a lambda or a bare object would differ from run to run.
    public static int hashCode(Object object) {
        return OWN.get(object.getClass()) ? object.hashCode() : Hooks.hash(object);
    }

    public static void notify(Object object) {
        Waits.wake(Hooks.strand(), object, false);
    }

    public static void notifyAll(Object object) {
        Waits.wake(Hooks.strand(), object, true);
    }
}
