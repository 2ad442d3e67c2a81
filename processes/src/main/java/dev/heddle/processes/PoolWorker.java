package dev.heddle.processes;

import dev.heddle.processes.internal.jvm.ChildJvm;
import dev.heddle.processes.internal.jvm.Courier;
import dev.heddle.processes.internal.link.Frame;
import dev.heddle.processes.internal.link.Frame.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One JVM of a pool, and the tasks that it has in hand. It does them one after the other.
final class PoolWorker implements ChildJvm.Events {

    private static final int MOST_AT_ONCE = 256;
    private static final int MOST_AHEAD = 512;

    /// A worker has work for about so long in hand, and at least one task.
    private static final long AHEAD_NANOS = 1_000_000;

    private final PoolWorkers workers;
    private final String name;
    private final ChildJvm jvm;
    private final Courier courier;

    // guarded by the pool's lock
    private final Deque<PoolTask<?>> inHand = new ArrayDeque<>();
    private final Deque<Object> outbox = new ArrayDeque<>(); // tasks and frames
    private boolean writing;
    private boolean asked;
    private boolean ending;
    private int ahead = 1;
    private long lastNumber;
    private long since;

    // touched by the thread that listens
    private long begun;
    private final List<Frame> answers = new ArrayList<>();

    // written by the thread that listens, read by all
    private volatile boolean ready;

    PoolWorker(PoolWorkers workers, String name, ChildJvm jvm) {
        this.workers = workers;
        this.name = name;
        this.jvm = jvm;
        this.courier = new Courier(jvm);
        say(Frame.of(Kind.SAY_BEGINNINGS, 0));
    }

    ChildJvm jvm() {
        return jvm;
    }

    void kill() {
        jvm.process().toHandle().destroyForcibly();
    }

    /// How many more tasks it may get. Called with the pool's lock.
    ///
    /// @param waiting how many there are
    /// @param alive   among how many workers they are shared
    int room(int waiting, int alive) {
        if (asked || ending) {
            return 0;
        }
        if (inHand.isEmpty()) {
            return Math.min(waiting, Math.max(1, Math.min(ahead, waiting / alive)));
        }
        // A few at a time would cost a call of the system each.
        return inHand.size() * 2 > ahead ? 0 : Math.min(ahead - inHand.size(), waiting / alive);
    }

    /// Called with the pool's lock; [#nextWriting] must follow without it.
    void give(PoolTask<?> task) {
        if (inHand.isEmpty()) {
            since = System.nanoTime();
        }
        task.setNumber(++lastNumber);
        inHand.add(task);
        outbox.add(task);
    }

    /// Called with the pool's lock; [#nextWriting] must follow without it.
    void say(Frame frame) {
        outbox.add(frame);
    }

    /// No more tasks will come. Called with the pool's lock.
    void end() {
        if (!ending) {
            ending = true;
            say(Frame.of(Kind.END, 0));
        }
    }

    /// Asks for the tasks that it has not begun. Called with the pool's lock.
    ///
    /// @return false if there are none
    boolean askBack() {
        if (asked || inHand.size() < 2) {
            return false;
        }
        asked = true;
        say(Frame.of(Kind.GIVE_BACK, 0));
        return true;
    }

    /// The last tasks that it had in hand, in their order. Called with the pool's lock.
    List<PoolTask<?>> takeBack(int count) {
        asked = false;
        ahead = 1;
        Deque<PoolTask<?>> back = new ArrayDeque<>();
        for (int i = 0; i < count; i++) {
            back.addFirst(inHand.removeLast());
        }
        return List.copyOf(back);
    }

    /// So many tasks are done. Called with the pool's lock.
    List<PoolTask<?>> done(int count) {
        List<PoolTask<?>> done = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            done.add(inHand.remove());
        }
        long now = System.nanoTime();
        ahead = Math.clamp(AHEAD_NANOS * count / Math.max(1, now - since), 1, MOST_AHEAD);
        since = now;
        return done;
    }

    /// Called with the pool's lock.
    int countInHand() {
        return inHand.size();
    }

    /// Called with the pool's lock.
    boolean hasNothingInHand() {
        return inHand.isEmpty();
    }

    /// Whether it has that task in hand. Called with the pool's lock.
    boolean has(PoolTask<?> task) {
        return inHand.contains(task);
    }

    /// Whether what it is given now can be written at once. Called with the pool's lock.
    boolean isQuiet() {
        return ready && !writing && outbox.isEmpty();
    }

    /// What it had in hand when it ended, in its order. Called with the pool's lock, by the thread that listens.
    ///
    /// @param failing takes the task that it had begun; or the next one if too many workers have ended before they began it
    List<PoolTask<?>> abandon(List<PoolTask<?>> failing) {
        PoolTask<?> first = inHand.peek();
        if (first != null && !outbox.contains(first) && (first.number() == begun || first.wasLostTooOften())) {
            failing.add(inHand.remove());
        }
        List<PoolTask<?>> rest = List.copyOf(inHand);
        inHand.clear();
        outbox.clear();
        return rest;
    }

    /// Takes what is to be written, if nobody else is writing. Called with the pool's lock.
    List<Object> nextWriting(boolean wrote) {
        if (writing && !wrote) {
            return List.of();
        }
        List<Object> next = outbox.isEmpty() ? List.of() : new ArrayList<>(outbox);
        outbox.clear();
        writing = !next.isEmpty();
        return next;
    }

    /// Writes what it is to be told. One thread writes at a time, also what others have added meanwhile. Called without the
    /// pool's lock: a large task takes its time.
    void flush() {
        List<Object> things;
        synchronized (workers) {
            things = nextWriting(/* wrote= */ false);
        }
        write(things);
    }

    /// Writes this, and what comes meanwhile.
    void write(List<Object> first) {
        List<Object> things = first;
        while (!things.isEmpty()) {
            send(things);
            synchronized (workers) {
                things = nextWriting(/* wrote= */ true);
            }
        }
    }

    private void send(List<Object> things) {
        List<Frame> frames = new ArrayList<>(things.size() + 1);
        for (Object thing : things) {
            if (thing instanceof PoolTask<?> task) {
                courier.write(task.number(), task.shipment(), frames);
            } else {
                frames.add((Frame) thing);
            }
        }
        jvm.send(frames);
    }

    @Override
    public void said(Frame frame) {
        switch (frame.kind()) {
            case READY -> ready = true;
            case CLASS_WANTED -> courier.answer(frame);
            case BEGUN -> begun = frame.id();
            case RESULT, SHORT_RESULT, THROWN, TOO_LARGE -> {
                answers.add(frame);
                if (answers.size() == MOST_AT_ONCE) {
                    paused();
                }
            }
            case GIVEN_BACK -> {
                paused();
                workers.givenBack(this, (int) frame.id());
            }
            default -> throw new IllegalStateException("a worker does not say " + frame.kind());
        }
    }

    /// The worker gets its next tasks before anybody hears of these.
    @Override
    public void paused() {
        if (answers.isEmpty()) {
            return;
        }
        List<PoolTask<?>> done = workers.done(this, answers.size());
        for (int i = 0; i < done.size(); i++) {
            tell(done.get(i), answers.get(i));
        }
        answers.clear();
    }

    private void tell(PoolTask<?> task, Frame answer) {
        if (task.isDone()) {
            return; // cancelled meanwhile
        }
        ClassLoader loader = task.shipment().loader();
        if (answer.kind() == Kind.THROWN) {
            task.tellFailure(Courier.failure(answer, loader));
            return;
        }
        @Nullable
        Object result;
        try {
            result = Courier.result(answer, loader);
        } catch (Throwable e) { // whatever it is, somebody waits to be told
            task.tellFailure(
                    new IllegalStateException("the result of " + this + " cannot be read here: " + e.getMessage(), e));
            return;
        }
        task.tell(result);
    }

    @Override
    public void ended(int exitCode) {
        workers.lost(this, ready, new ChildEndedException(toString(), exitCode, ""));
    }

    @Override
    public String toString() {
        return "worker '" + name + "' (pid " + jvm.process().pid() + ")";
    }
}
