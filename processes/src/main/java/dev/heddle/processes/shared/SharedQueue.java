package dev.heddle.processes.shared;

import dev.heddle.processes.internal.memory.Deadline;
import dev.heddle.processes.internal.memory.Handle;
import dev.heddle.processes.internal.ring.Codec;
import dev.heddle.processes.internal.ring.Message;
import dev.heddle.processes.internal.ring.Ring;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.AbstractQueue;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A bounded queue between the threads of several processes, many of which put and take.
///
/// What comes out is a copy of what was put: numbers, texts, byte and number arrays and records travel by a fast form,
/// other values must be `Serializable`. The elements of one thread come out in the order in which it has put them.
///
/// When a process is killed, each element that it was putting is in the queue or is not, whole; what it had taken
/// is gone with it; nobody waits for it. A wait ends within 20 ms after an interrupt, often at once.
///
/// An element larger than a quarter of the queue's memory goes through it in parts: `put` then ends when it is
/// nearly taken, and an interrupt in the midst of taking one is told when the rest has come.
///
/// @param <E> the elements
public final class SharedQueue<E> extends AbstractQueue<E> implements BlockingQueue<E>, AutoCloseable, Serializable {

    private static final long serialVersionUID = 1;
    private static final int USUAL_BYTES = 1 << 20;

    private final transient Ring ring;
    private final transient Codec codec = new Codec();

    private SharedQueue(Ring ring) {
        this.ring = ring;
    }

    /// Makes a queue for so many elements, and a megabyte of them.
    public static <E> SharedQueue<E> ofCapacity(int capacity) {
        return ofCapacity(capacity, USUAL_BYTES);
    }

    /// Makes a queue for so many elements, and so many bytes of them at least. Memory is used as far as it was needed.
    public static <E> SharedQueue<E> ofCapacity(int capacity, int bytes) {
        return new SharedQueue<>(Ring.make(capacity, bytes));
    }

    @Override
    public void put(E element) throws InterruptedException {
        ring.put(codec.encode(element), Deadline.NEVER);
    }

    /// Puts the element if there is room for it now.
    ///
    /// @throws IllegalStateException if the queue is closed
    @Override
    public boolean offer(E element) {
        return ring.offer(codec.encode(element));
    }

    /// The time counts until a large element is through.
    @Override
    public boolean offer(E element, long time, TimeUnit unit) throws InterruptedException {
        return ring.put(codec.encode(element), Deadline.in(time, unit));
    }

    /// Takes the next element; waits while there is none.
    ///
    /// @throws NoSuchElementException if the queue is closed, and empty
    @Override
    public E take() throws InterruptedException {
        E element = decoded(ring.take(Deadline.NEVER));
        if (element == null) {
            throw new NoSuchElementException("the queue is closed, and all its elements are taken");
        }
        return element;
    }

    @Override
    public @Nullable E poll() {
        return decoded(ring.poll());
    }

    @Override
    public @Nullable E poll(long time, TimeUnit unit) throws InterruptedException {
        return decoded(ring.take(Deadline.in(time, unit)));
    }

    @Override
    public @Nullable E peek() {
        for (Message first : ring.peek(1)) {
            return decoded(first);
        }
        return null;
    }

    @Override
    public int size() {
        return ring.size();
    }

    @Override
    public int remainingCapacity() {
        return ring.capacity() - ring.size();
    }

    @Override
    public int drainTo(Collection<? super E> target) {
        return drainTo(target, Integer.MAX_VALUE);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the same queue is meant
    public int drainTo(Collection<? super E> target, int most) {
        if (target == this) {
            throw new IllegalArgumentException("a queue cannot be drained to itself");
        }
        int count = 0;
        for (E element; count < most && (element = poll()) != null; count++) {
            target.add(element);
        }
        return count;
    }

    /// The elements that are there now; it takes none. To take them all, see [#untilClosed].
    @Override
    public Iterator<E> iterator() {
        return ring.peek(Integer.MAX_VALUE)
                .stream()
                .map(message -> Objects.requireNonNull(decoded(message)))
                .iterator();
    }

    /// Takes the elements one by one, and waits for the next: until the queue is closed, and empty.
    ///
    /// An interrupt ends the loop, too, and stays set.
    public Iterable<E> untilClosed() {
        return () -> new Taking<>(this);
    }

    /// Says that no more elements will be put, by anybody. Those in the queue can still be taken.
    @Override
    public void close() {
        ring.close();
    }

    public boolean isClosed() {
        return ring.isClosed();
    }

    /// Gives the memory back in this process at once. It is also done when the queue is garbage.
    public void release() {
        ring.region().close();
    }

    /// Says that the work for an element that was taken is done.
    ///
    /// @throws IllegalStateException if it is said more often than elements were put
    public void taskDone() {
        ring.taskDone();
    }

    /// Waits until `taskDone` was called for every element.
    ///
    /// @throws IllegalStateException if a process has ended between the two. It is told once, to one who waits: those
    ///         elements count as done then. Processes beyond the 64th that takes are not noticed
    public void join() throws InterruptedException {
        ring.join(Deadline.NEVER);
    }

    /// Waits until `taskDone` was called for every element, but no longer than that.
    ///
    /// @return false if the time was over before all was done
    /// @throws IllegalStateException as [#join()]
    public boolean join(long time, TimeUnit unit) throws InterruptedException {
        return ring.join(Deadline.in(time, unit));
    }

    @Override
    public String toString() {
        return "shared queue (" + size() + " of " + ring.capacity() + " elements" + (isClosed() ? ", closed)" : ")");
    }

    @SuppressWarnings("unchecked") // who put it had the same queue
    private @Nullable E decoded(@Nullable Message message) {
        return message == null ? null : (E) codec.decode(message);
    }

    private Object writeReplace() {
        return new Form(ring.handle());
    }

    private void readObject(ObjectInputStream stream) throws InvalidObjectException {
        throw new InvalidObjectException("a shared queue travels as a handle");
    }

    private record Form(Handle handle) implements Serializable {

        private static final long serialVersionUID = 1;

        private Object readResolve() {
            return new SharedQueue<>(Ring.open(handle));
        }
    }

    private static final class Taking<E> implements Iterator<E> {

        private final SharedQueue<E> queue;
        private @Nullable E next;

        Taking(SharedQueue<E> queue) {
            this.queue = queue;
        }

        @Override
        public boolean hasNext() {
            if (next == null) {
                try {
                    next = queue.decoded(queue.ring.take(Deadline.NEVER));
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            }
            return next != null;
        }

        @Override
        public E next() {
            E element = hasNext() ? next : null;
            if (element == null) {
                throw new NoSuchElementException("the queue is closed, and all its elements are taken");
            }
            next = null;
            return element;
        }
    }
}
