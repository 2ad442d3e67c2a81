package dev.heddle.processes.internal.ring;

import dev.heddle.processes.internal.memory.Deadline;
import dev.heddle.processes.internal.memory.Handle;
import dev.heddle.processes.internal.memory.Peer;
import dev.heddle.processes.internal.memory.Region;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A bounded ring of messages between processes, with a lock for those who put and one for those who take.
///
/// A message is a frame, or several if it is longer than a quarter of the ring. A frame can be seen when the tail has
/// moved behind it, and is gone when the head has: each is one write of a word of eight bytes, which counts messages
/// beside bytes. So whoever is killed has put, or taken, or neither. A message of several frames that its putter did not
/// finish is dropped by who takes, who finds the putters' lock free or the start of another message; of one that its taker
/// did not finish, the rest is skipped.
///
/// Who waits says so in a flag, and holds its lock meanwhile, so that there is one of each at most. **The waker clears
/// the flag**: else each message would cost a call of the system. What is slept on is the flag itself: a waker that is
/// late can clear it for the next wait, and that wait must then not begin. Who waits for room is woken when a quarter is
/// free.
public final class Ring {

    private final RingState state;
    private final PutEnd putEnd;
    private final TakeEnd takeEnd;

    private Ring(RingState state) {
        this.state = state;
        this.putEnd = new PutEnd(state);
        this.takeEnd = new TakeEnd(state);
    }

    /// Makes a ring for so many messages, with at least so many bytes for them all.
    public static Ring make(int capacity, int bytes) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a queue needs room for 1 element or more, not " + capacity);
        }
        if (bytes < 1 || bytes > 1 << 30) {
            throw new IllegalArgumentException("a queue can have 1 to 2^30 bytes, not " + bytes);
        }
        int units = Integer.highestOneBit(Math.max(64, Math.ceilDiv(bytes, 8)) * 2 - 1);
        return new Ring(RingState.make(capacity, units));
    }

    public static Ring open(Handle handle) {
        return new Ring(new RingState(Region.open(handle)));
    }

    public Handle handle() {
        return state.region.handle();
    }

    public Region region() {
        return state.region;
    }

    /// Puts a message; waits while there is no room.
    ///
    /// @return false if the time was over before there was room
    /// @throws IllegalStateException if the ring is closed
    public boolean put(Message message, Deadline deadline) throws InterruptedException {
        return putEnd.put(message, deadline);
    }

    /// Puts it if there is room.
    public boolean offer(Message message) {
        return putEnd.offer(message);
    }

    /// Takes the next message; waits while there is none.
    ///
    /// @return null if the time was over, or the ring is closed and empty
    public @Nullable Message take(Deadline deadline) throws InterruptedException {
        return takeEnd.take(deadline);
    }

    /// Takes a message if there is one, and waits at most for others to take theirs.
    public @Nullable Message poll() {
        return takeEnd.poll();
    }

    /// The messages that are there, none of which is taken.
    public List<Message> peek(int most) {
        return takeEnd.peek(most);
    }

    public int size() {
        return state.size();
    }

    public int capacity() {
        return state.capacity;
    }

    /// No more messages: those that are in it can still be taken.
    public void close() {
        state.close();
    }

    public boolean isClosed() {
        return state.isClosed();
    }

    /// Says that this process is the only one that puts: when it ends, the ring closes as soon as somebody waits for it.
    public void putHereOnly() {
        if (state.putter.get() != Peer.self()) {
            state.putter.set(Peer.self());
        }
    }

    /// Says that this process is the only one that takes.
    public void takeHereOnly() {
        if (state.taker.get() != Peer.self()) {
            state.taker.set(Peer.self());
        }
    }

    /// Says that what was done for a message is state.done.
    ///
    /// @throws IllegalStateException if it is said more often than messages were put
    public void taskDone() {
        int now;
        do {
            now = state.done.get();
            if (now - Position.messages(state.tail.get()) >= 0) {
                throw new IllegalStateException("taskDone was called more often than elements were put");
            }
        } while (!state.done.compareAndSet(now, now + 1));
        state.holders.told(); // who is killed before this is counted twice, which is better than a wait without an end
        state.joinerWaits.wakeIfSet();
    }

    /// Waits until all is done for all that was put.
    ///
    /// @throws IllegalStateException if a process has ended before it has told of all that it had taken; that counts as
    ///         done from now on
    public boolean join(Deadline deadline) throws InterruptedException {
        while (true) {
            state.joinerWaits.set(1);
            int now = state.done.get();
            if (now - Position.messages(state.tail.get()) >= 0) {
                return true;
            }
            long left = deadline.left();
            if (left <= 0) {
                return false;
            }
            if (!state.joinerWaits.await(1, left)) {
                tellOfTheDead();
            }
        }
    }

    private void tellOfTheDead() {
        int place = state.holders.lost();
        if (place < 0) {
            return;
        }
        int pid = state.holders.pid(place);
        int count = state.holders.settle(place);
        if (count > 0) {
            state.done.getAndAdd(count);
            state.joinerWaits.wakeIfSet();
            throw new IllegalStateException("process " + pid + " has ended before it called taskDone for " + count
                    + (count == 1 ? " element" : " elements") + " that it had taken");
        }
    }
}
