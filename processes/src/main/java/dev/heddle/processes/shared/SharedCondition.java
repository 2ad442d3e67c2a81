package dev.heddle.processes.shared;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.heddle.processes.internal.memory.Deadline;
import dev.heddle.processes.internal.memory.Peer;
import dev.heddle.processes.internal.memory.WaitWord;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A condition of a [SharedLock].
///
/// Each waiter draws a ticket and waits on a word of its own, so that signals go to the longest waiting and wake nobody
/// else. A signal that went to a process that was killed is passed on to the next waiter, within some slices of 20 ms. With
/// 64 waiting already, one more is woken again and again without a signal, as every condition may.
public final class SharedCondition implements Condition, Serializable {

    static final long BYTES = 320;

    private static final long serialVersionUID = 1;
    private static final int PLACES = 64;
    private static final int NEXT_AT = 0;
    private static final int GRANTED_AT = 4;
    private static final int FIRST_PLACE = 64;
    private static final int GRANTED = 1 << 31;
    private static final long CROWDED_WAIT = 1_000_000;

    private final transient SharedLock lock;
    private final transient int number;
    private final transient long base;

    SharedCondition(SharedLock lock, int number, long base) {
        this.lock = lock;
        this.number = number;
        this.base = base;
    }

    @Override
    public void await() throws InterruptedException {
        pause(Deadline.NEVER);
    }

    @Override
    public boolean await(long time, TimeUnit unit) throws InterruptedException {
        return pause(Deadline.in(time, unit));
    }

    @Override
    public long awaitNanos(long nanos) throws InterruptedException {
        Deadline deadline = Deadline.in(nanos, TimeUnit.NANOSECONDS);
        pause(deadline);
        return deadline.left();
    }

    @Override
    @SuppressWarnings("JavaUtilDate") // the interface's
    public boolean awaitUntil(Date deadline) throws InterruptedException {
        return pause(Deadline.in(Math.max(deadline.getTime(), 0) - System.currentTimeMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void awaitUninterruptibly() {
        boolean interrupted = Thread.interrupted();
        try {
            pause(Deadline.NEVER);
        } catch (InterruptedException _) {
            interrupted = true; // as good as a wake for no reason, which the caller must expect
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void signal() {
        lock.word().requireHeld();
        grantNext();
    }

    @Override
    public void signalAll() {
        lock.word().requireHeld();
        while (grantNext()) {
            // each call goes to one waiter
        }
    }

    @Override
    public String toString() {
        return "condition " + number + " of " + lock;
    }

    private boolean pause(Deadline deadline) throws InterruptedException {
        lock.word().requireHeld();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        int ticket = get(NEXT_AT);
        WaitWord place = place(ticket);
        if (place.get() != 0 || ticket - get(GRANTED_AT) >= PLACES) {
            freeTheDead();
        }
        if (place.get() != 0 || ticket - get(GRANTED_AT) >= PLACES) {
            return stayInTheCrowd(deadline);
        }
        place.set(Peer.self());
        set(NEXT_AT, ticket + 1);
        InterruptedException interrupt = stayUntilGranted(place, deadline);
        boolean granted = place.getAndSet(0) == (Peer.self() | GRANTED);
        dropTickets();
        if (interrupt != null && !granted) {
            throw interrupt;
        }
        if (interrupt != null) {
            Thread.currentThread().interrupt();
        }
        return granted;
    }

    /// Gives the lock back, waits, takes the lock again.
    private @Nullable InterruptedException stayUntilGranted(WaitWord place, Deadline deadline) {
        int holds = lock.unlockFully();
        InterruptedException interrupt = null;
        try {
            while (interrupt == null && place.get() == Peer.self() && deadline.left() > 0) {
                if (!place.await(Peer.self(), deadline.left())) {
                    passOnFromTheDead();
                }
            }
        } catch (InterruptedException e) {
            interrupt = e;
        } finally {
            lock.word().lockUninterruptibly();
            lock.word().restoreHolds(holds);
        }
        return interrupt;
    }

    /// Nobody wakes who has no place: it looks by itself.
    private boolean stayInTheCrowd(Deadline deadline) throws InterruptedException {
        int holds = lock.unlockFully();
        try {
            LockSupport.parkNanos(this, Math.min(deadline.left(), CROWDED_WAIT));
        } finally {
            lock.word().lockUninterruptibly();
            lock.word().restoreHolds(holds);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return deadline.left() > 0;
    }

    /// Who has left without a grant needs no ticket any more. Without this, they would use up the places.
    private void dropTickets() {
        int first = get(GRANTED_AT);
        int next = get(NEXT_AT);
        while (first != next && place(first).get() <= 0) {
            first++;
        }
        while (first != next && place(next - 1).get() == 0) {
            next--;
        }
        set(GRANTED_AT, first);
        set(NEXT_AT, next);
    }

    /// The grant is written before the count: who is killed between them has granted, and the next goes on behind it.
    private boolean grantNext() {
        for (int ticket = get(GRANTED_AT); ticket != get(NEXT_AT); ticket++) {
            WaitWord place = place(ticket);
            int waiter = place.get();
            boolean waits = waiter > 0;
            if (waits) {
                place.set(waiter | GRANTED);
            }
            set(GRANTED_AT, ticket + 1);
            if (waits) {
                lock.wakeAfterUnlock(place);
                return true;
            }
        }
        return false;
    }

    private void passOnFromTheDead() {
        if (!lock.word().tryLock()) {
            return;
        }
        try {
            for (int ticket = 0; ticket < PLACES; ticket++) {
                WaitWord place = place(ticket);
                if (place.get() < 0) {
                    freeIfDead(place);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void freeTheDead() {
        for (int ticket = 0; ticket < PLACES; ticket++) {
            freeIfDead(place(ticket));
        }
        dropTickets();
    }

    private void freeIfDead(WaitWord place) {
        int waiter = place.get();
        if (waiter != 0 && !Peer.isAlive(waiter)) {
            place.set(0);
            if (waiter < 0) {
                grantNext();
            }
        }
    }

    private WaitWord place(int ticket) {
        return new WaitWord(lock.region(), base + FIRST_PLACE + Integer.remainderUnsigned(ticket, PLACES) * 4L);
    }

    private int get(int field) {
        return lock.region().body().get(JAVA_INT, base + field);
    }

    private void set(int field, int value) {
        lock.region().body().set(JAVA_INT, base + field, value);
    }

    private Object writeReplace() {
        return new Form(lock, number);
    }

    private void readObject(ObjectInputStream stream) throws InvalidObjectException {
        throw new InvalidObjectException("a condition travels with its lock");
    }

    private record Form(SharedLock lock, int number) implements Serializable {

        private static final long serialVersionUID = 1;

        private Object readResolve() {
            return lock.condition(number);
        }
    }
}
