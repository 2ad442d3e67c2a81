package dev.heddle.schedules.internal.run;

import dev.heddle.schedules.internal.trace.Thing;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A thread of the program under control: it runs only while it has the baton.
///
/// But for the baton, all is written and read by the one thread that has it.
public final class Strand {

    /// Why a strand cannot go on, or that it can.
    enum State {
        READY, ENTER, WAIT, PARK, SLEEP, JOIN, ENDED
    }

    private final Run run;
    private final int id;
    private final Thread thread;
    private final Body body;
    private final Carrier carrier;
    private final Map<Object, Object> locals = new HashMap<>();

    private volatile boolean baton;

    State state = State.READY;
    boolean fresh = true;
    boolean yielded;
    boolean interrupted;
    boolean permit;
    boolean timed;
    boolean timedOut;
    boolean notified;
    long deadline;
    int held;
    int heldAt = -1;
    int site = -1;
    int points;
    int looks;
    int streak;
    boolean whimsical;
    boolean own;
    boolean whim;
    boolean woke;
    int spins;
    boolean reads;
    boolean due;
    private boolean library;
    private boolean guessing;
    int calm;
    @Nullable
    Thing on;
    @Nullable
    Strand joined;
    @Nullable
    Object blocker;
    @Nullable
    Throwable thrown;
    @Nullable
    Object result;

    Strand(Run run, int id, Thread thread, Body body, Carrier carrier) {
        this.run = run;
        this.id = id;
        this.thread = thread;
        this.body = body;
        this.carrier = carrier;
    }

    /// The strand of the real thread that calls, or null if it is not under control.
    public static @Nullable Strand current() {
        return Thread.currentThread() instanceof Carrier carrier ? carrier.strand() : null;
    }

    /// Whether it reads optimistically: it is going to look whether what it reads is of any use.
    public boolean isGuessing() {
        return guessing;
    }

    public void guess(boolean newGuessing) {
        guessing = newGuessing;
    }

    /// The run it belongs to.
    public Run run() {
        return run;
    }

    public int id() {
        return id;
    }

    /// What the program takes for its thread. It is never started.
    public Thread thread() {
        return thread;
    }

    /// Where it is in the source.
    public int site() {
        return site;
    }

    /// Whether the program itself has just called the JDK; asking takes the answer away.
    public boolean takeDue() {
        boolean found = due;
        due = false;
        return found;
    }

    /// From now on its waits may end by themselves, or no longer.
    ///
    /// @return whether that is tried in this run
    public boolean whimsical(boolean on) {
        if (on) {
            run.waited();
        }
        whimsical = on && run.whims() == Whims.WAKEUPS;
        return whimsical;
    }

    /// Whether the program itself parks, or no longer does.
    public void parks(boolean itself) {
        own = itself;
        if (itself) {
            whimsical(true);
        } else {
            whimsical = false;
        }
    }

    /// Whether it was begun by the library, not by the program.
    public boolean isLibrary() {
        return library;
    }

    /// The library has begun it.
    public void ofLibrary() {
        library = true;
    }

    /// Values of thread locals.
    public Map<Object, Object> locals() {
        return locals;
    }

    /// Whether it has come to its end.
    public boolean ended() {
        return state == State.ENDED;
    }

    /// What the program sees of its state.
    public Thread.State seen() {
        return switch (state) {
            case READY -> Thread.State.RUNNABLE;
            case ENTER -> Thread.State.BLOCKED;
            case WAIT, PARK, JOIN -> timed ? Thread.State.TIMED_WAITING : Thread.State.WAITING;
            case SLEEP -> Thread.State.TIMED_WAITING;
            case ENDED -> Thread.State.TERMINATED;
        };
    }

    /// It is now there in the source.
    public void at(int where) {
        site = where;
        due = true;
    }

    /// While this is not zero, nobody else may run.
    public void calm(int more) {
        calm += more;
    }

    void start() {
        carrier.carry(this);
    }

    void hand() {
        baton = true;
        LockSupport.unpark(carrier);
    }

    void await() {
        while (!baton) {
            LockSupport.park(this);
            absorb();
        }
        baton = false;
    }

    /// The JDK's own code, which is not woven, interrupts the real thread when it means this one.
    void absorb() {
        if (Thread.interrupted()) {
            interrupted = true;
        }
    }

    void carried() {
        await();
        Life.live(run, this, body);
    }

    void left() {
        run.finish().left();
    }

    /// How long the real thread has had a processor.
    long processorMillis() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(carrier.threadId()) / 1_000_000;
    }

    StackTraceElement[] stack() {
        return carrier.getStackTrace();
    }
}
