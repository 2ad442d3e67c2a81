package dev.heddle.schedules.internal.run;

import dev.heddle.schedules.internal.run.Strand.State;
import dev.heddle.schedules.internal.trace.Kind;
import dev.heddle.schedules.internal.trace.Thing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All the ways in which a thread can wait for another, and end such a wait.
public final class Waits {

    private static final int HAND_OVER = Kind.WRITE | Kind.RELEASE | Kind.LIBRARY;
    private static final int TAKE_OVER = Kind.WRITE | Kind.ACQUIRE | Kind.LIBRARY;

    private Waits() {}

    /// Takes the monitor of an object.
    public static void enter(Strand me, Object object, int site) {
        Run run = me.run();
        Thing thing = run.things().of(object);
        Monitor monitor = run.monitors().of(thing);
        run.check();
        if (monitor.owner != me) {
            if (monitor.owner != null) {
                me.state = State.ENTER;
                me.on = thing;
                run.block(me);
            }
            monitor.owner = me;
            run.log(object, Thing.MONITOR, TAKE_OVER, site);
        }
        monitor.count++;
    }

    /// Gives the monitor back.
    public static void exit(Strand me, Object object, int site) {
        Run run = me.run();
        Monitor monitor = run.monitors().of(run.things().of(object));
        if (run.finish().stopping()) {
            return; // the compiler's own handler would come back here for ever if this threw
        }
        if (monitor.owner != me) {
            throw new IllegalMonitorStateException("current thread is not owner");
        }
        if (--monitor.count == 0) {
            monitor.owner = null;
            run.log(object, Thing.MONITOR, Kind.RELEASE, site);
        }
    }

    /// Whether the thread has the monitor.
    public static boolean holds(Strand me, Object object) {
        return me.run().monitors().owner(me.run().things().of(object)) == me;
    }

    /// Waits to be notified.
    ///
    /// @param nanos for how long at most; 0 is for ever
    public static void await(Strand me, Object object, long nanos) throws InterruptedException {
        Run run = me.run();
        Thing thing = run.things().of(object);
        Monitor monitor = owned(me, object);
        run.turn(me);
        if (takeInterrupt(me)) {
            throw new InterruptedException();
        }
        int count = monitor.count;
        run.log(object, Thing.WAITERS, Kind.WRITE | Kind.LIBRARY, me.site);
        run.log(object, Thing.MONITOR, Kind.RELEASE, me.site);
        monitor.owner = null;
        monitor.count = 0;
        monitor.waiters.add(me);
        me.on = thing;
        me.state = State.WAIT;
        me.notified = false;
        limit(me, nanos);
        run.block(me);
        monitor.owner = me;
        monitor.count = count;
        run.log(object, Thing.MONITOR, TAKE_OVER, me.site);
        if (!me.notified && takeInterrupt(me)) {
            throw new InterruptedException();
        }
    }

    /// Wakes one who waits, or all.
    public static void wake(Strand me, Object object, boolean all) {
        Run run = me.run();
        Monitor monitor = owned(me, object);
        run.turn(me);
        run.log(object, Thing.WAITERS, Kind.WRITE | Kind.LIBRARY, me.site);
        List<Strand> waiters = List.copyOf(monitor.waiters);
        if (waiters.isEmpty()) {
            return;
        }
        for (Strand each : all ? waiters : List.of(run.waiter(waiters, me))) {
            each.notified = true;
            run.monitors().wake(each);
        }
    }

    private static Monitor owned(Strand me, Object object) {
        me.run().check();
        Monitor monitor = me.run().monitors().of(me.run().things().of(object));
        if (monitor.owner != me) {
            throw new IllegalMonitorStateException("current thread is not owner");
        }
        return monitor;
    }

    /// Waits for a permit, an interrupt, or the end of the time.
    ///
    /// @param nanos for how long at most; 0 is for ever, less is not at all
    public static void park(Strand me, @Nullable Object blocker, long nanos) {
        Run run = me.run();
        run.check();
        me.absorb();
        if (!me.permit && !me.interrupted && nanos >= 0) {
            me.state = State.PARK;
            me.blocker = blocker;
            limit(me, nanos);
            run.block(me);
        }
        run.log(me.thread(), Thing.TICKET, Kind.ACQUIRE, me.site);
        seeInterrupt(me);
        me.permit = false;
        me.blocker = null;
    }

    /// Gives a thread its permit.
    public static void unpark(Strand me, Strand other) {
        me.run().check();
        me.run().log(other.thread(), Thing.TICKET, Kind.RELEASE, me.site);
        other.permit = true;
    }

    /// Sleeps: the others may do something meanwhile, or nothing.
    public static void sleep(Strand me, long nanos) throws InterruptedException {
        Run run = me.run();
        run.still(me);
        if (takeInterrupt(me)) {
            throw new InterruptedException();
        }
        if (me.calm > 0 || nanos <= 0) {
            run.rest(me);
            return;
        }
        me.state = State.SLEEP;
        me.yielded = true;
        me.deadline = run.clock() + nanos;
        run.block(me);
        me.yielded = false;
        if (takeInterrupt(me)) {
            throw new InterruptedException();
        }
    }

    /// Waits for the end of a thread.
    public static boolean join(Strand me, Strand other, long nanos) throws InterruptedException {
        Run run = me.run();
        run.check();
        if (takeInterrupt(me)) {
            throw new InterruptedException();
        }
        if (!other.ended()) {
            me.state = State.JOIN;
            me.joined = other;
            limit(me, nanos);
            run.block(me);
            if (!other.ended() && takeInterrupt(me)) {
                throw new InterruptedException();
            }
        }
        if (other.ended()) {
            boolean always = nanos <= 0 || run.whims() != Whims.TIMEOUTS;
            run.log(other.thread(), Thing.LIFE, Kind.ACQUIRE | (always ? Kind.ORDER : 0), me.site);
        }
        return other.ended();
    }

    /// Interrupts a thread.
    public static void interrupt(Strand me, Strand other) {
        Run run = me.run();
        run.turn(me);
        run.log(other.thread(), Thing.INTERRUPT, HAND_OVER, me.site);
        other.interrupted = true;
        switch (other.state) {
            case WAIT -> run.monitors().wake(other);
            case SLEEP -> other.yielded = false;
            default -> {
            }
        }
    }

    /// Whether the thread is interrupted; clears it if asked to.
    public static boolean interrupted(Strand me, Strand other, boolean clear) {
        me.run().turn(me);
        me.run().log(other.thread(), Thing.INTERRUPT, Kind.READ | Kind.ACQUIRE | Kind.LIBRARY, me.site);
        me.absorb();
        boolean found = other.interrupted;
        if (clear) {
            other.interrupted = false;
        }
        return found;
    }

    private static boolean takeInterrupt(Strand me) {
        me.absorb();
        boolean found = me.interrupted;
        if (found) {
            me.run().log(me.thread(), Thing.INTERRUPT, TAKE_OVER, me.site);
        } else {
            seeInterrupt(me);
        }
        me.interrupted = false;
        return found;
    }

    private static void seeInterrupt(Strand me) {
        me.run().log(me.thread(), Thing.INTERRUPT, Kind.READ | Kind.ACQUIRE | Kind.LIBRARY, me.site);
    }

    private static void limit(Strand me, long nanos) {
        me.timedOut = false;
        me.timed = nanos > 0;
        me.whim = me.whimsical
                ? me.timed || me.state == State.WAIT || me.own
                : me.timed && me.run().whims() == Whims.TIMEOUTS;
        me.deadline = me.run().clock() + nanos;
    }
}
