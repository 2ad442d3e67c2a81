package dev.heddle.processes.internal.ring;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.heddle.processes.internal.memory.LockWord;
import dev.heddle.processes.internal.memory.Peer;
import dev.heddle.processes.internal.memory.Region;
import dev.heddle.processes.internal.memory.WaitWord;

/// What of a ring lies in shared memory: its two ends, on cache lines of their own, locks, flags, frames.
final class RingState {

    private static final long TAIL = 0;
    private static final long HEAD = 64;
    private static final long TAKER_WAITS = 128;
    private static final long PUTTER_WAITS = 192;
    private static final long PUTTERS = 256;
    private static final long TAKERS = 320;
    private static final long CLOSED = 384;
    private static final long CAPACITY = 448;
    private static final long UNITS = 452;
    private static final long DONE = 512;
    private static final long JOINER_WAITS = 516;
    private static final long PUTTER = 520;
    private static final long TAKER = 524;
    private static final long HOLDERS = 576;

    /// Where the first frame begins in the region.
    static final long FRAMES = HOLDERS + Holders.BYTES;

    final Region region;
    final Position tail;
    final Position head;
    final WaitWord takerWaits;
    final WaitWord putterWaits;
    final LockWord putters;
    final LockWord takers;
    final WaitWord done;
    final WaitWord joinerWaits;
    final WaitWord putter;
    final WaitWord taker;
    final Holders holders;
    final int capacity;
    final Frames frames;

    private final WaitWord closed;

    RingState(Region region) {
        this.region = region;
        this.tail = new Position(region, TAIL);
        this.head = new Position(region, HEAD);
        this.takerWaits = new WaitWord(region, TAKER_WAITS);
        this.putterWaits = new WaitWord(region, PUTTER_WAITS);
        this.putters = new LockWord(region, PUTTERS, /* reentrant= */ false);
        this.takers = new LockWord(region, TAKERS, /* reentrant= */ false);
        this.closed = new WaitWord(region, CLOSED);
        this.done = new WaitWord(region, DONE);
        this.joinerWaits = new WaitWord(region, JOINER_WAITS);
        this.putter = new WaitWord(region, PUTTER);
        this.taker = new WaitWord(region, TAKER);
        this.holders = new Holders(region, HOLDERS);
        this.capacity = region.body().get(JAVA_INT, CAPACITY);
        this.frames = new Frames(region, region.body().get(JAVA_INT, UNITS));
    }

    static RingState make(int capacity, int units) {
        Region region = Region.make(FRAMES + 8L * units);
        region.body().set(JAVA_INT, CAPACITY, capacity);
        region.body().set(JAVA_INT, UNITS, units);
        return new RingState(region);
    }

    int size() {
        return Math.max(0, Position.messages(tail.get()) - Position.messages(head.get()));
    }

    void close() {
        closed.set(1);
        putterWaits.wakeIfSet();
        takerWaits.wakeIfSet();
    }

    boolean isClosed() {
        return closed.get() != 0;
    }

    void requireOpen() {
        if (isClosed()) {
            throw new IllegalStateException("the queue is closed: no element can be put any more");
        }
    }

    /// Ends the ring if the only process of that side has ended.
    void closeIfDead(WaitWord side) {
        int peer = side.get();
        if (peer != 0 && !Peer.isAlive(peer)) {
            close();
        }
    }
}
