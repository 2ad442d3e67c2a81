package dev.heddle.kernel.internal.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A connection as a place to send to. Any thread may; it writes by itself what the network takes at once, and leaves the
/// rest to the thread that waits for the network.
final class ZmtpPeer {

    private static final System.Logger LOG = System.getLogger(ZmtpPeer.class.getName());
    private static final int WRITE_BYTES = 1 << 16; // the JDK keeps a copy of that size for each thread
    private static final long ROOM_BYTES = 8L << 20;
    private static final long MOST_BYTES = 256L << 20;

    private final SocketChannel channel;
    private final Duration patience;
    private final Runnable afterClose;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition progress = lock.newCondition();

    // guarded by lock
    private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private @Nullable SelectionKey key;
    private boolean closed;

    /// @param patience   how long the other side may read nothing while others wait for it
    /// @param afterClose run when it is closed, by whatever thread; must not block
    ZmtpPeer(SocketChannel channel, Duration patience, Runnable afterClose) {
        this.channel = channel;
        this.patience = patience;
        this.afterClose = afterClose;
    }

    /// Tells what waits for the network on its behalf.
    void registered(SelectionKey newKey) {
        lock.lock();
        try {
            key = newKey;
        } finally {
            lock.unlock();
        }
    }

    /// Sends bytes, and does not wait for anybody. What is sent to one that is gone is lost, as ZeroMQ has it.
    void send(ByteBuffer bytes) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            waiting.add(bytes.duplicate());
            waitingBytes += bytes.remaining();
            if (waitingBytes > MOST_BYTES) {
                giveUp(waitingBytes + " bytes wait for it");
            } else if (waiting.size() == 1) {
                write();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Sends what has waited for the network.
    void flush() {
        lock.lock();
        try {
            write();
        } finally {
            lock.unlock();
        }
    }

    /// Whether little enough is on its way.
    boolean hasRoom() {
        lock.lock();
        try {
            return waitingBytes <= ROOM_BYTES;
        } finally {
            lock.unlock();
        }
    }

    /// Waits while too much is on its way. One that reads nothing at all is given up, so that it holds nobody up for ever.
    void awaitRoom() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waitingBytes > ROOM_BYTES && !closed) {
                if (!progress.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    giveUp("it has read nothing for " + patience.toMillis() + " ms");
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /// Waits until everything is sent, but not longer than that.
    void awaitSent(Duration limit) throws InterruptedException {
        long nanosLeft = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (waitingBytes > 0 && !closed && nanosLeft > 0) {
                nanosLeft = progress.awaitNanos(nanosLeft);
            }
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            waitingBytes = 0;
            afterClose.run();
            progress.signalAll();
            channel.close();
            if (key != null) {
                key.selector().wakeup(); // the channel is closed for good when its key is gone
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing a connection", e);
        } finally {
            lock.unlock();
        }
    }

    private void giveUp(String why) {
        LOG.log(System.Logger.Level.WARNING, "a front end was disconnected: {0}", why);
        close();
    }

    private void write() {
        try {
            for (ByteBuffer next = waiting.peek(); next != null; next = waiting.peek()) {
                ByteBuffer piece = next.slice(next.position(), Math.min(next.remaining(), WRITE_BYTES));
                int count = channel.write(piece);
                next.position(next.position() + count);
                waitingBytes -= count;
                if (count > 0) {
                    progress.signalAll();
                }
                if (piece.hasRemaining()) {
                    awaitNetwork();
                    return;
                }
                if (!next.hasRemaining()) {
                    waiting.remove();
                }
            }
            if (key != null && key.isValid()) {
                key.interestOpsAnd(~SelectionKey.OP_WRITE);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a front end has gone", e);
            close();
        }
    }

    private void awaitNetwork() {
        if (key != null && key.isValid() && (key.interestOps() & SelectionKey.OP_WRITE) == 0) {
            key.interestOpsOr(SelectionKey.OP_WRITE);
            key.selector().wakeup();
        }
    }
}
