package dev.heddle.schedules.internal.model;

import dev.heddle.schedules.internal.run.Run;
import dev.heddle.schedules.internal.run.Strand;
import dev.heddle.schedules.internal.run.Waits;
import dev.heddle.schedules.internal.trace.Kind;
import dev.heddle.schedules.internal.trace.Thing;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Stands for the methods of [Thread]. The thread objects are real but never started.
public final class ThreadModel {

    private static final int SEEN = Kind.READ | Kind.ACQUIRE | Kind.LIBRARY;

    private ThreadModel() {}

    public static Thread currentThread() {
        Strand me = Strand.current();
        return me == null ? Thread.currentThread() : me.thread();
    }

    /// A thread of the program has this constructor or builder behind it.
    static void made(Strand me, Thread thread) {
        if (!thread.isVirtual()) {
            thread.setDaemon(me.thread().isDaemon());
        }
        me.run().names().made(thread);
        Map<Object, Object> inherited = new HashMap<>(me.locals());
        inherited.keySet().removeIf(local -> !(local instanceof InheritableThreadLocal<?>));
        if (!inherited.isEmpty()) {
            me.run().inherited().put(thread, inherited);
        }
    }

    public static void start(Thread thread) {
        if (Overrides.of(thread, "start")) {
            thread.start();
        } else {
            startHere(thread);
        }
    }

    /// For `super.start()`.
    public static void startHere(Thread thread) {
        Strand me = Hooks.strand();
        Run run = me.run();
        run.check();
        if (run.strand(thread) != null) {
            throw new IllegalThreadStateException();
        }
        Strand begun = run.start(me, thread, () -> {
            body(run, thread);
            return null;
        });
        if (!me.takeDue()) {
            begun.ofLibrary();
        }
    }

    @SuppressWarnings("DoNotCall") // this thread is what the other one would be
    private static void body(Run run, Thread thread) {
        try {
            if (run.notes().get(thread) instanceof Runnable task) {
                task.run();
            } else {
                thread.run();
            }
        } catch (RuntimeException | Error thrown) {
            run.check();
            Thread.UncaughtExceptionHandler handler = thread.getUncaughtExceptionHandler();
            if ((handler == null || handler instanceof ThreadGroup)
                    && run.notes().get(ThreadModel.class) instanceof Thread.UncaughtExceptionHandler general) {
                handler = general;
            }
            if (handler == null || handler instanceof ThreadGroup) {
                throw thrown;
            }
            handler.uncaughtException(thread, thrown);
        }
    }

    public static Thread startVirtualThread(Runnable task) {
        return BuilderModel.start(Thread.ofVirtual(), task);
    }

    public static void setDefaultUncaughtExceptionHandler(Thread.@Nullable UncaughtExceptionHandler handler) {
        var notes = Hooks.strand().run().notes();
        if (handler == null) {
            notes.remove(ThreadModel.class);
        } else {
            notes.put(ThreadModel.class, handler);
        }
    }

    public static Thread.@Nullable UncaughtExceptionHandler getDefaultUncaughtExceptionHandler() {
        return (Thread.UncaughtExceptionHandler) Hooks.strand().run().notes().get(ThreadModel.class);
    }

    public static long threadId(Thread thread) {
        return Hooks.strand().run().numbers().of(thread);
    }

    public static long getId(Thread thread) {
        return threadId(thread);
    }

    public static void join(Thread thread) throws InterruptedException {
        join(thread, 0L);
    }

    public static void join(Thread thread, long millis) throws InterruptedException {
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        Strand me = Hooks.strand();
        Strand other = me.run().strand(thread);
        if (other != null) {
            Waits.join(me, other, millis * 1_000_000);
        }
    }

    public static void join(Thread thread, long millis, int nanos) throws InterruptedException {
        join(thread, nanos > 0 ? millis + 1 : millis);
    }

    public static boolean join(Thread thread, Duration limit) throws InterruptedException {
        Strand me = Hooks.strand();
        Strand other = me.run().strand(thread);
        if (other == null) {
            throw new IllegalThreadStateException("Thread not started");
        }
        return other.ended() || Waits.join(me, other, Math.max(1, limit.toNanos()));
    }

    /// For `TimeUnit.timedJoin`.
    public static void timedJoin(TimeUnit unit, Thread thread, long time) throws InterruptedException {
        if (time > 0) {
            join(thread, Duration.ofNanos(unit.toNanos(time)));
        }
    }

    /// For `TimeUnit.timedWait`.
    public static void timedWait(TimeUnit unit, Object object, long time) throws InterruptedException {
        if (time > 0) {
            Waits.await(Hooks.strand(), object, unit.toNanos(time));
        }
    }

    public static boolean isAlive(Thread thread) {
        Strand other = look(thread);
        return other != null && !other.ended();
    }

    public static Thread.State getState(Thread thread) {
        Strand other = look(thread);
        return other == null ? Thread.State.NEW : other.seen();
    }

    private static @Nullable Strand look(Thread thread) {
        Strand me = Hooks.strand();
        me.run().turn(me);
        me.run().log(thread, Thing.LIFE, SEEN, me.site());
        return me.run().strand(thread);
    }

    public static void interrupt(Thread thread) {
        if (Overrides.of(thread, "interrupt")) {
            thread.interrupt();
        } else {
            interruptHere(thread);
        }
    }

    /// For `super.interrupt()`.
    public static void interruptHere(Thread thread) {
        Strand me = Hooks.strand();
        Strand other = me.run().strand(thread);
        if (other == null) {
            thread.interrupt();
        } else {
            Waits.interrupt(me, other);
        }
    }

    public static boolean isInterrupted(Thread thread) {
        Strand me = Hooks.strand();
        Strand other = me.run().strand(thread);
        return other == null ? thread.isInterrupted() : Waits.interrupted(me, other, false);
    }

    public static boolean interrupted() {
        Strand me = Hooks.strand();
        return Waits.interrupted(me, me, true);
    }

    public static void sleep(long millis) throws InterruptedException {
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        Waits.sleep(Hooks.strand(), millis * 1_000_000);
    }

    public static void sleep(long millis, int nanos) throws InterruptedException {
        Waits.sleep(Hooks.strand(), millis * 1_000_000 + nanos);
    }

    public static void sleep(Duration time) throws InterruptedException {
        Waits.sleep(Hooks.strand(), time.toNanos());
    }

    /// For `TimeUnit.sleep`.
    public static void sleep(TimeUnit unit, long time) throws InterruptedException {
        Waits.sleep(Hooks.strand(), unit.toNanos(time));
    }

    @SuppressWarnings("NamedLikeContextualKeyword") // it stands for the method of that name
    public static void yield() {
        Strand me = Hooks.strand();
        me.run().rest(me);
    }

    public static void onSpinWait() {
        Strand me = Hooks.strand();
        me.run().rest(me);
    }

    public static String getName(Thread thread) {
        Strand me = Hooks.strand();
        Strand other = me.run().strand(thread);
        return other == null || thread.isVirtual() ? thread.getName() : me.run().names().of(other);
    }

    public static void setName(Thread thread, String name) {
        Run run = Hooks.strand().run();
        thread.setName(run.names().counted(name));
        Strand other = run.strand(thread);
        if (other != null) {
            run.names().rename(other, name);
        }
    }

    public static void setDaemon(Thread thread, boolean on) {
        if (Hooks.strand().run().strand(thread) != null) {
            throw new IllegalThreadStateException();
        }
        thread.setDaemon(on);
    }

    public static boolean holdsLock(Object object) {
        return Waits.holds(Hooks.strand(), object);
    }
}
