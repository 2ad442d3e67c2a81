package dev.heddle.processes.internal.ring;

import dev.heddle.processes.internal.memory.Deadline;

/// The end of a ring where messages are put. What it remembers is guarded by the putters' lock.
final class PutEnd {

    private final RingState ring;

    // what the takers were seen to have reached, when the tail was where this end has left it
    private long tailLeft = -1;
    private long headSeen;

    PutEnd(RingState ring) {
        this.ring = ring;
    }

    /// Puts a message; waits while there is no room.
    ///
    /// @return false if the time was over before there was room
    /// @throws IllegalStateException if the ring is closed
    boolean put(Message message, Deadline deadline) throws InterruptedException {
        if (!ring.putters.lock(deadline)) {
            ring.requireOpen();
            return false;
        }
        try {
            return ring.frames.fits(message) ? putWhole(message, deadline) : putInParts(message, deadline);
        } finally {
            ring.putters.unlock();
        }
    }

    /// Puts it if there is room.
    boolean offer(Message message) {
        // Who waits for room has that lock.
        while (!ring.putters.tryLock() && !ring.putters.lockSoon()) {
            if (ring.size() >= ring.capacity || ring.putterWaits.get() != 0) {
                return false;
            }
        }
        try {
            ring.requireOpen();
            if (!ring.frames.fits(message)) {
                throw new IllegalArgumentException("an element of " + message.length()
                        + " bytes does not fit into the queue at once: put waits until parts of it are taken");
            }
            boolean room = hasRoom(ring.tail.getPlain(), ring.frames.unitsOf(message));
            if (room) {
                publish(ring.frames.write(message, ring.tail.getPlain()));
            }
            return room;
        } finally {
            ring.putters.unlock();
        }
    }

    private boolean putWhole(Message message, Deadline deadline) throws InterruptedException {
        if (!awaitRoom(ring.frames.unitsOf(message), deadline)) {
            return false;
        }
        publish(ring.frames.write(message, tailLeft)); // where it has found room
        return true;
    }

    private boolean putInParts(Message message, Deadline deadline) throws InterruptedException {
        for (int from = 0; from < message.length(); from += ring.frames.largest()) {
            int count = Math.min(ring.frames.largest(), message.length() - from);
            if (!awaitRoom(ring.frames.unitsOf(count), deadline)) {
                return false;
            }
            publish(ring.frames.writePart(message, from, count, ring.tail.getPlain()));
        }
        return true;
    }

    private void publish(long next) {
        ring.tail.set(next);
        tailLeft = next;
        ring.takerWaits.wakeIfSet();
    }

    private boolean awaitRoom(int units, Deadline deadline) throws InterruptedException {
        long at = ring.tail.getPlain();
        while (true) {
            ring.requireOpen();
            if (hasRoom(at, units)) {
                return true;
            }
            long left = deadline.left();
            if (left <= 0) {
                return false;
            }
            ring.putterWaits.set(1);
            long seen = ring.head.get();
            if (seen == headSeen && !ring.putterWaits.await(1, left)) {
                ring.closeIfDead(ring.taker);
            }
        }
    }

    private boolean hasRoom(long at, int units) {
        int needed = ring.frames.withGap(at, units);
        if (at == tailLeft && isRoom(at, headSeen, needed)) {
            return true;
        }
        headSeen = ring.head.get();
        tailLeft = at;
        return isRoom(at, headSeen, needed);
    }

    private boolean isRoom(long at, long other, int needed) {
        return Position.messages(at) - Position.messages(other) < ring.capacity
                && ring.frames.units() - (Position.units(at) - Position.units(other)) >= needed;
    }
}
