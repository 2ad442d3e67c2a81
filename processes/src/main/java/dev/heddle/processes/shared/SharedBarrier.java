package dev.heddle.processes.shared;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.heddle.processes.internal.memory.Deadline;
import dev.heddle.processes.internal.memory.LockWord;
import dev.heddle.processes.internal.memory.Peer;
import dev.heddle.processes.internal.memory.Region;
import dev.heddle.processes.internal.memory.WaitWord;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A place where a number of threads, of several processes, wait for each other, again and again: the verbs of
/// `java.util.concurrent.CyclicBarrier`.
///
/// It breaks for all who wait when one of them is interrupted, runs out of time, or when a process that has come to it
/// ends without closing it: the others would wait for ever. So a process that is done with a barrier closes it.
/// A barrier stays broken until it is [reset][#reset].
public final class SharedBarrier extends SharedObject {

    private static final long serialVersionUID = 1;
    private static final int MEMBERS = 256;
    private static final long CYCLE_AT = 64;
    private static final long PARTIES_AT = 128;
    private static final long ARRIVED_AT = 132;
    private static final long BROKEN_AT = 136;
    private static final long OUTCOMES_AT = 140;
    private static final long FIRST_MEMBER = 192;

    private final transient LockWord lock;

    /// The number of the cycle. It ends when all have come, or when the barrier breaks; the outcomes have a bit for each of
    /// the last 32, set if it broke.
    private final transient WaitWord cycle;

    SharedBarrier(Region region) {
        super(Kind.BARRIER, region);
        this.lock = new LockWord(region, 0);
        this.cycle = new WaitWord(region, CYCLE_AT);
    }

    /// Makes a barrier that lets go when so many threads wait.
    public static SharedBarrier of(int parties) {
        if (parties < 1) {
            throw new IllegalArgumentException("a barrier needs 1 party or more, not " + parties);
        }
        Region region = Region.make(FIRST_MEMBER + MEMBERS * 4L);
        region.body().set(JAVA_INT, PARTIES_AT, parties);
        return new SharedBarrier(region);
    }

    /// Waits until all have come.
    ///
    /// @return how many were still missing when this thread came: zero for the last
    public int await() throws InterruptedException, BrokenBarrierException {
        try {
            return await(Deadline.NEVER);
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /// Waits until all have come; breaks the barrier if they have not in time.
    public int await(long time, TimeUnit unit) throws InterruptedException, BrokenBarrierException, TimeoutException {
        return await(Deadline.in(time, unit));
    }

    public int parties() {
        return get(PARTIES_AT);
    }

    public int numberWaiting() {
        return isBroken() ? 0 : get(ARRIVED_AT);
    }

    public boolean isBroken() {
        return get(BROKEN_AT) != 0;
    }

    /// Makes it as new. Who waits is told that it is broken.
    public void reset() {
        lock.lockUninterruptibly();
        try {
            for (int place = 0; place < MEMBERS; place++) {
                if (!Peer.isAlive(member(place))) {
                    setMember(place, 0);
                }
            }
            if (get(ARRIVED_AT) > 0) {
                breakHere();
            }
            lock.setOwnerDied(false);
            set(BROKEN_AT, 0);
        } finally {
            lock.unlock();
        }
    }

    /// Leaves the barrier, and gives its memory back in this process.
    @Override
    public void close() {
        if (region().isOpen()) {
            lock.lockUninterruptibly();
            try {
                int place = placeOf(Peer.self());
                if (place >= 0) {
                    setMember(place, 0);
                }
            } finally {
                lock.unlock();
            }
        }
        super.close();
    }

    @Override
    public String toString() {
        return "shared barrier (" + (isBroken() ? "broken" : numberWaiting() + " of " + parties() + " wait") + ")";
    }

    private int await(Deadline deadline) throws InterruptedException, BrokenBarrierException, TimeoutException {
        if (Thread.interrupted()) {
            breakUp(cycle.get());
            throw new InterruptedException();
        }
        int now;
        int missing;
        lock.lockUninterruptibly();
        try {
            now = cycle.get();
            missing = arrive();
        } finally {
            lock.unlock();
        }
        if (missing == 0) {
            cycle.wake(Integer.MAX_VALUE);
        } else {
            awaitOthers(now, deadline);
        }
        return missing;
    }

    /// Counts this thread.
    ///
    /// @return how many are still missing
    private int arrive() throws BrokenBarrierException {
        if (lock.ownerDied()) {
            breakHere(); // one of them was killed here: nobody knows how far it had come
        }
        if (isBroken()) {
            throw broken();
        }
        join();
        int missing = parties() - get(ARRIVED_AT) - 1;
        if (missing == 0) {
            endCycle(/* broken= */ false);
        } else {
            set(ARRIVED_AT, parties() - missing);
        }
        return missing;
    }

    private void awaitOthers(int now, Deadline deadline)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        try {
            while (cycle.get() == now) {
                long left = deadline.left();
                if (left <= 0 && breakUp(now)) {
                    throw new TimeoutException("not all have come to the barrier in time");
                }
                if (!cycle.await(now, left) && aMemberDied()) {
                    breakUp(now);
                }
            }
        } catch (InterruptedException e) {
            if (breakUp(now)) {
                throw e;
            }
            Thread.currentThread().interrupt(); // the cycle was over already
        }
        if (((get(OUTCOMES_AT) >>> now) & 1) != 0) {
            throw broken();
        }
    }

    /// Breaks the barrier for those who wait in that cycle.
    ///
    /// @return false if that cycle is over
    private boolean breakUp(int now) {
        lock.lockUninterruptibly();
        try {
            if (cycle.get() != now) {
                return false;
            }
            breakHere();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// All of it also if it is broken: who broke it may have been killed before it ended the cycle.
    private void breakHere() {
        set(BROKEN_AT, 1);
        endCycle(/* broken= */ true);
        lock.setOwnerDied(false);
        cycle.wake(Integer.MAX_VALUE);
    }

    private void endCycle(boolean broken) {
        int now = cycle.get();
        int bit = 1 << now;
        set(OUTCOMES_AT, broken ? (get(OUTCOMES_AT) | bit) : (get(OUTCOMES_AT) & ~bit));
        set(ARRIVED_AT, 0);
        cycle.set(now + 1);
    }

    private void join() {
        if (placeOf(Peer.self()) < 0) {
            int free = placeOf(0);
            if (free < 0) {
                throw new IllegalStateException("more than " + MEMBERS + " processes use the barrier");
            }
            setMember(free, Peer.self());
        }
    }

    private boolean aMemberDied() {
        int inside = lock.holder();
        boolean died = inside != 0 && !Peer.isAlive(inside);
        for (int place = 0; place < MEMBERS && !died; place++) {
            int member = member(place);
            died = member != 0 && !Peer.isAlive(member);
        }
        return died;
    }

    private int placeOf(int tag) {
        for (int place = 0; place < MEMBERS; place++) {
            if (member(place) == tag) {
                return place;
            }
        }
        return -1;
    }

    private int member(int place) {
        return region().body().get(JAVA_INT, FIRST_MEMBER + 4L * place);
    }

    private void setMember(int place, int tag) {
        region().body().set(JAVA_INT, FIRST_MEMBER + 4L * place, tag);
    }

    private int get(long field) {
        return region().body().get(JAVA_INT, field);
    }

    private void set(long field, int value) {
        region().body().set(JAVA_INT, field, value);
    }

    private static BrokenBarrierException broken() {
        return new BrokenBarrierException(
                "one of the parties was interrupted, ran out of time, or its process has ended");
    }
}
