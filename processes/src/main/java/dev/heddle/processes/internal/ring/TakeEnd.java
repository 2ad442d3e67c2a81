package dev.heddle.processes.internal.ring;

import dev.heddle.processes.internal.memory.Deadline;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The end of a ring where messages are taken. What it remembers is guarded by the takers' lock.
final class TakeEnd {

    private final RingState ring;

    // what the putters were seen to have reached, when the head was where this end has left it
    private long headLeft = -1;
    private long tailSeen;

    TakeEnd(RingState ring) {
        this.ring = ring;
    }

    /// Takes the next message; waits while there is none.
    ///
    /// @return null if the time was over, or the ring is closed and empty
    @Nullable
    Message take(Deadline deadline) throws InterruptedException {
        return ring.takers.lock(deadline) ? takeAndUnlock(deadline) : null;
    }

    /// Takes a message if there is one, and waits at most for others to take theirs.
    @Nullable
    Message poll() {
        Message found = null;
        while (found == null && ring.size() > 0) {
            try {
                found = ring.takers.lockSoon() ? takeAndUnlock(Deadline.now()) : null;
            } catch (InterruptedException e) {
                throw new AssertionError("who does not wait is not interrupted", e);
            }
        }
        return found;
    }

    private @Nullable Message takeAndUnlock(Deadline deadline) throws InterruptedException {
        try {
            Parts parts = null;
            while (true) {
                long at = ring.head.getPlain();
                if (!hasMessage(at)) {
                    if (parts == null ? !awaitMessage(at, deadline) : !awaitPart(at)) {
                        parts = null;
                        if (isOver(deadline, at)) {
                            return null;
                        }
                    }
                    continue;
                }
                Frame frame = ring.frames.read(at);
                parts = frame.isFirst() ? new Parts() : parts;
                Message whole = parts == null ? null : parts.add(frame, ring.frames);
                if (whole != null) {
                    ring.holders.took(); // first: who is killed here has taken one too many, and nobody waits for ever
                    advance(frame.next());
                    return whole;
                }
                advance(frame.next());
                parts = frame.isLast() ? null : parts;
            }
        } finally {
            ring.takers.unlock();
        }
    }

    /// The messages that are there, none of which is taken.
    List<Message> peek(int most) {
        // Who waits for a message has that lock: nobody may wait for it when there is none.
        do {
            if (ring.size() == 0) {
                return List.of();
            }
        } while (!ring.takers.lockSoon());
        try {
            List<Message> found = new ArrayList<>();
            Parts parts = null;
            long end = ring.tail.get();
            for (long at = ring.head.get(); Position.units(at) != Position.units(end) && found.size() < most;) {
                Frame frame = ring.frames.read(at);
                parts = frame.isFirst() ? new Parts() : parts;
                Message whole = parts == null ? null : parts.add(frame, ring.frames);
                if (whole != null) {
                    found.add(whole);
                }
                at = frame.next();
            }
            return found;
        } finally {
            ring.takers.unlock();
        }
    }

    private boolean hasMessage(long at) {
        if (at == headLeft && Position.units(tailSeen) != Position.units(at)) {
            return true;
        }
        tailSeen = ring.tail.get();
        headLeft = at;
        return Position.units(tailSeen) != Position.units(at);
    }

    /// Waits until there is a message.
    ///
    /// @return false if the time is over, or the ring is closed
    private boolean awaitMessage(long at, Deadline deadline) throws InterruptedException {
        long left = deadline.left();
        if (ring.isClosed() || left <= 0) {
            return false;
        }
        ring.takerWaits.set(1);
        long seen = ring.tail.get();
        if (Position.units(seen) == Position.units(at) && !ring.takerWaits.await(1, left)) {
            ring.closeIfDead(ring.putter);
        }
        return true;
    }

    /// Waits for the rest of a message; its putter holds the putters' lock as long as there is one to come.
    ///
    /// @return false if there will be none
    private boolean awaitPart(long at) {
        if (ring.putters.tryLock()) {
            boolean came = Position.units(ring.tail.get()) != Position.units(at);
            ring.putters.unlock();
            return came;
        }
        ring.takerWaits.set(1);
        long seen = ring.tail.get();
        if (Position.units(seen) == Position.units(at)) {
            // Half a message cannot be given back: an interrupt is told when the other half has come.
            ring.takerWaits.awaitThroughInterrupts(1, Long.MAX_VALUE);
        }
        return true;
    }

    private boolean isOver(Deadline deadline, long at) {
        boolean end = deadline.left() <= 0 || ring.isClosed();
        return end && Position.units(ring.tail.get()) == Position.units(at);
    }

    private void advance(long next) {
        ring.head.set(next);
        headLeft = next;
        if (ring.putterWaits.get() != 0 && hasAirFor(next)) {
            ring.putterWaits.wakeIfSet();
        }
    }

    private boolean hasAirFor(long next) {
        long end = ring.tail.get();
        int used = Position.units(end) - Position.units(next);
        int count = Position.messages(end) - Position.messages(next);
        return used == 0 || (used <= ring.frames.units() / 4 * 3
                && count <= ring.capacity - Math.max(1, ring.capacity / 4));
    }
}
