package dev.heddle.schedules.internal.run;

import dev.heddle.schedules.internal.trace.Choice;
import dev.heddle.schedules.internal.trace.Ending;
import dev.heddle.schedules.internal.trace.Kind;
import dev.heddle.schedules.internal.trace.Step;
import dev.heddle.schedules.internal.trace.Thing;
import dev.heddle.schedules.internal.trace.Trace;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// One run of a program: its threads get a baton in turn, and only who has it runs.
public final class Run extends Records {

    /// So many points a thread may pass while others could run. Whoever is kept waiting for ever by that waits for nobody
    /// but the scheduler.
    private static final int STREAK = 200;

    private final Limits limits;
    private final Whims whims;
    private final Carriers carriers;
    private final IntPredicate points;
    private final Trace trace;
    private final Scheduler scheduler;
    private final Monitors monitors = new Monitors();
    private final Finish finish = new Finish();
    private final Budget budget;
    private Ending.@Nullable LockKept kept;

    // written by whoever hands the baton on, read by the one who waits for the end
    private volatile @Nullable Strand running;

    /// A run that has not begun.
    ///
    /// @param points at which sites threads may be switched
    /// @param whims  what may happen by itself
    public Run(Limits limits, Carriers carriers, IntPredicate points, Chooser chooser, Trace trace, Whims whims) {
        super(trace);
        this.whims = whims;
        this.limits = limits;
        this.budget = new Budget(limits);
        this.carriers = carriers;
        this.points = points;
        this.trace = trace;
        this.scheduler = new Scheduler(chooser, trace, whims.most());
    }

    /// Runs the body as the first thread, and waits for the end of all.
    public Ending go(Body body) throws InterruptedException {
        Strand main = add(Thread.ofPlatform().daemon(false).name("main").unstarted(() -> {}), body);
        main.fresh = false;
        running = main;
        trace.begin(new Step(0, Choice.only(0), 0, 0, 0));
        main.hand();
        if (!new Watch(budget, limits.millis(), () -> running).await(finish)) {
            Strand busy = running;
            end(new Ending.Refused(busy == null ? "nothing runs" : Endings.outside(this, busy, limits.millis())));
        }
        return finish.unwind(strands());
    }

    /// All threads that were started, in that order.
    public List<Strand> strands() {
        return List.copyOf(scheduler.strands());
    }

    Whims whims() {
        return whims;
    }

    /// The time, in nanoseconds.
    long clock() {
        return scheduler.clock();
    }

    /// Somebody looks at the clock: for who does nothing else, time passes faster and faster.
    public long look(Strand me) {
        check();
        return scheduler.look(me);
    }

    /// Starts a thread.
    public Strand start(Strand me, Thread thread, Body body) {
        initialisers().touch();
        Strand strand = add(thread, body);
        log(thread, Thing.LIFE, Kind.WRITE | Kind.LIBRARY | Kind.RELEASE | Kind.ORDER, me.site);
        return strand;
    }

    private Strand add(Thread thread, Body body) {
        var strand = new Strand(this, scheduler.strands().size(), thread, body, carriers.take());
        scheduler.add(strand);
        started().put(thread, strand);
        names().thread(strand);
        strand.interrupted = thread.isInterrupted();
        Map<Object, Object> locals = inherited().remove(thread);
        if (locals != null) {
            strand.locals().putAll(locals);
        }
        strand.start();
        return strand;
    }

    Finish finish() {
        return finish;
    }

    /// A thread has come to its end; somebody else goes on.
    void leave(Strand me) {
        if (me.held > 0 && kept == null) {
            kept = new Ending.LockKept(names().of(me), names().heldBy(me), me.heldAt);
        }
        me.state = Strand.State.ENDED;
        monitors.wakeAll(things().of(me.thread()));
        log(me.thread(), Thing.LIFE, Kind.WRITE | Kind.LIBRARY | Kind.RELEASE | Kind.ORDER, -1);
        if (Endings.isOver(scheduler.strands())) {
            scheduler.onlyDaemons();
        }
        Strand next = decide(me);
        if (next != null) {
            running = next;
            next.hand();
        }
    }

    /// Ends the run; the first to say so says how.
    public void end(Ending how) {
        finish.end(how);
    }

    /// Ends the run from inside of it.
    public Stop stop(Ending how) {
        end(how);
        return new Stop();
    }

    @Override
    public void check() {
        finish.check();
    }

    /// A thread is about to do something that others may see.
    public void point(Strand me, int site) {
        point(me, site, site);
    }

    /// The same, where the source tells one thing and another one decides.
    ///
    /// @param reason the site that is or is not a point
    public void point(Strand me, int site, int reason) {
        check();
        me.site = site;
        me.due = false;
        if (me.calm > 0) {
            return;
        }
        me.points++;
        if (!budget.point()) {
            throw stop(Endings.tooLong(this, me, site, budget.points()));
        }
        if (++me.streak > STREAK) {
            me.streak = 0;
            giveWay(me);
        } else if (reason == site ? reason >= 0 && points.test(reason) : true) {
            go(me);
        }
    }

    /// The same for what the JDK would do, but only if the program itself has called it: what the library does on its own
    /// account is one step.
    public void turn(Strand me) {
        check();
        if (me.due) {
            me.due = false;
            point(me, me.site);
        }
    }

    /// Lets others run first if there are any.
    public void rest(Strand me) {
        still(me);
        giveWay(me);
    }

    private void giveWay(Strand me) {
        if (me.calm == 0) {
            me.points++;
            me.yielded = true;
            go(me);
            me.yielded = false;
        }
    }

    /// A thread does nothing but let time pass. If nobody does anything else for long, nobody ever will.
    void still(Strand me) {
        check();
        if (!budget.still(scheduler.strands().size())) {
            throw stop(new Ending.TooLong(names().of(me), false, true, me.site, budget.points()));
        }
    }

    /// A thread goes round a loop.
    public void loop(Strand me) {
        if (finish.stopping()) {
            throw new Stop();
        }
        if (!budget.loop()) {
            throw stop(new Ending.TooLong(names().of(me), false, false, me.site, budget.points()));
        }
        if (me.reads && ++me.spins > 24) {
            me.spins = 0;
            rest(me);
        }
    }

    /// Waits until the strand can go on; its state says for what.
    void block(Strand me) {
        me.points++;
        go(me);
        me.state = Strand.State.READY;
        me.timed = false;
        if (me.woke) {
            me.woke = false;
            log(me.thread(), Thing.WHIM, Kind.LIBRARY, me.site);
        }
        me.whim = false;
    }

    private void go(Strand me) {
        promises().look(this, me);
        Strand next = decide(me);
        if (next == null) {
            throw new Stop();
        }
        if (next != me) {
            if (me.calm > 0) {
                throw stop(new Ending.Refused("A static initialiser waits for another thread, at "
                        + "a place where no other thread can be let in."));
            }
            me.streak = 0;
            running = next;
            next.hand();
            me.await();
            check();
        }
    }

    private @Nullable Strand decide(Strand me) {
        try {
            Strand next = scheduler.next(me, things().count());
            if (next == null) {
                Ending found = Endings.of(this, scheduler.strands());
                end(kept != null && found instanceof Ending.Finished ? kept : found);
                Endings.note(this, scheduler.strands());
            }
            return next;
        } catch (Scheduler.Redundancy e) {
            end(new Ending.Redundant());
            return null;
        }
    }

    Strand waiter(List<Strand> waiters, Strand me) {
        try {
            return waiters.size() == 1 ? waiters.getFirst() : scheduler.waiter(waiters, me, things().count());
        } catch (Scheduler.Redundancy e) {
            throw stop(new Ending.Redundant());
        }
    }

    /// Notes what was done to a place.
    public void log(@Nullable Object object, int slot, int kind, int site) {
        if (promises().looking() || finish.stopping()) {
            return;
        }
        Thing thing = things().of(object);
        initialisers().touch(thing);
        trace.add(thing.place(slot), kind, site);
        Strand me = running;
        if (me == null) {
            return;
        }
        if (Kind.has(kind, Kind.WRITE)) {
            budget.changed();
            me.looks = 0;
            me.spins = 0;
            me.reads = false;
        } else if (Kind.has(kind, Kind.READ)) {
            me.reads = true;
        }
    }

    Monitors monitors() {
        return monitors;
    }
}
