package dev.heddle.processes.internal.ring;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.heddle.processes.internal.memory.Peer;
import dev.heddle.processes.internal.memory.Region;
import dev.heddle.processes.internal.memory.WaitWord;

/// How many messages each process has taken, and for how many it has told that their work is done. So who waits for all
/// work is told when a process has ended in the midst of it.
///
/// There are places for 64 processes. What others take is not counted.
final class Holders {

    static final int PLACES = 64;

    /// On cache lines of their own: each is written at each take.
    static final int BYTES = PLACES * 64;

    private static final int TAKEN_AT = 4;
    private static final int TOLD_AT = 8;
    private static final int UNKNOWN = -1;
    private static final int NONE = -2;

    private final Region region;
    private final long base;

    /// The place of this process. Found at its first take.
    private volatile int own = UNKNOWN;

    Holders(Region region, long base) {
        this.region = region;
        this.base = base;
    }

    /// A message was taken. Called with the takers' lock.
    void took() {
        int place = own;
        if (place == UNKNOWN) {
            place = find();
            own = place;
        }
        if (place >= 0) {
            long at = at(place) + TAKEN_AT;
            region.body().set(JAVA_INT, at, region.body().get(JAVA_INT, at) + 1);
        }
    }

    /// The work for a message is done.
    void told() {
        int place = own;
        if (place >= 0) {
            word(place, TOLD_AT).getAndAdd(1);
        }
    }

    /// A place whose process has ended with work that it has not told of, or a negative number.
    int lost() {
        for (int place = 0; place < PLACES; place++) {
            int tag = word(place, 0).get();
            if (tag != 0 && inHand(place) > 0 && !Peer.isAlive(tag)) {
                return place;
            }
        }
        return NONE;
    }

    /// The number of the process at that place.
    int pid(int place) {
        return Peer.pid(word(place, 0).get());
    }

    /// Nobody will tell of it any more: from now on it counts as told. Only one caller gets it.
    int settle(int place) {
        int count = inHand(place);
        WaitWord told = word(place, TOLD_AT);
        int before = told.get();
        return count > 0 && told.compareAndSet(before, before + count) ? count : 0;
    }

    private int inHand(int place) {
        return region.body().get(JAVA_INT, at(place) + TAKEN_AT) - word(place, TOLD_AT).get();
    }

    /// The place of this process, or a free one, or that of a dead process that owes nothing.
    private int find() {
        for (int place = 0; place < PLACES; place++) {
            WaitWord tag = word(place, 0);
            int seen = tag.get();
            if (seen == Peer.self()) {
                return place;
            }
            boolean free = seen == 0 || (inHand(place) <= 0 && !Peer.isAlive(seen));
            if (free) {
                region.body().set(JAVA_INT, at(place) + TAKEN_AT, 0);
                region.body().set(JAVA_INT, at(place) + TOLD_AT, 0);
                tag.set(Peer.self());
                return place;
            }
        }
        return NONE;
    }

    private WaitWord word(int place, int field) {
        return new WaitWord(region, at(place) + field);
    }

    private long at(int place) {
        return base + (long) place * (BYTES / PLACES);
    }
}
