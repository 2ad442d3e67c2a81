package dev.heddle.processes.shared;

import dev.heddle.processes.internal.memory.Deadline;
import dev.heddle.processes.internal.memory.Handle;
import dev.heddle.processes.internal.ring.Codec;
import dev.heddle.processes.internal.ring.Message;
import dev.heddle.processes.internal.ring.Ring;
import java.io.EOFException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One end of a [SharedPipe].
///
/// What can be sent is what a [SharedQueue] can carry. When the process at the other end closes it or ends, what it has
/// sent can still be received; then comes an `EOFException`, within some slices of 20 ms. A process is at an end from the
/// time when the end has come there, or when it uses it.
///
/// @param <S> what is sent here
/// @param <R> what is received here
public final class PipeEnd<S, R> implements AutoCloseable, Serializable {

    private static final long serialVersionUID = 1;

    private final transient Ring out;
    private final transient Ring in;
    private final transient Codec codec = new Codec();

    PipeEnd(Ring out, Ring in) {
        this.out = out;
        this.in = in;
    }

    /// Sends a message; waits while the pipe is full. That nobody is there any more is noticed when it is full, or when a
    /// `receive` has told it.
    ///
    /// @throws EOFException if the other end is closed, or its process has ended
    public void send(S message) throws EOFException, InterruptedException {
        Message encoded = codec.encode(message);
        out.putHereOnly();
        try {
            out.put(encoded, Deadline.NEVER);
        } catch (IllegalStateException e) {
            if (out.region().isOpen() && out.isClosed()) {
                throw ended();
            }
            throw e;
        }
    }

    /// Receives the next message.
    ///
    /// @throws EOFException if there is none, and the other end is closed or its process has ended
    public R receive() throws EOFException, InterruptedException {
        try {
            return receive(Deadline.NEVER);
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /// Receives the next message; waits no longer than that.
    ///
    /// @throws TimeoutException if none came in time
    public R receive(long time, TimeUnit unit) throws EOFException, InterruptedException, TimeoutException {
        return receive(Deadline.in(time, unit));
    }

    /// Whether a message is there.
    public boolean isReady() {
        return in.size() > 0;
    }

    /// Closes this end; what was sent can still be received.
    @Override
    public void close() {
        out.close();
        in.close();
    }

    /// Gives the memory back in this process at once. It is also done when the pipe is garbage.
    public void release() {
        out.region().close();
        in.region().close();
    }

    @Override
    public String toString() {
        return "pipe end (" + in.size() + " messages to receive" + (out.isClosed() ? ", closed)" : ")");
    }

    @SuppressWarnings("unchecked") // who sent it had the other end
    private R receive(Deadline deadline) throws EOFException, InterruptedException, TimeoutException {
        in.takeHereOnly();
        @Nullable
        Message message = in.take(deadline);
        if (message != null) {
            return (R) codec.decode(message);
        }
        if (deadline.left() > 0 || in.isClosed()) {
            out.close(); // nobody is there to receive
            throw ended();
        }
        throw new TimeoutException("no message came in time");
    }

    private static EOFException ended() {
        return new EOFException("the other end of the pipe is closed, or its process has ended");
    }

    private Object writeReplace() {
        return new Form(out.handle(), in.handle());
    }

    private void readObject(ObjectInputStream stream) throws InvalidObjectException {
        throw new InvalidObjectException("a pipe's end travels as a handle");
    }

    private record Form(Handle out, Handle in) implements Serializable {

        private static final long serialVersionUID = 1;

        private Object readResolve() {
            Ring there = Ring.open(out);
            Ring back = Ring.open(in);
            there.putHereOnly();
            back.takeHereOnly();
            return new PipeEnd<>(there, back);
        }
    }
}
