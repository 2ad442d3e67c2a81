package dev.heddle.kernel.internal.requests;

import dev.heddle.kernel.internal.protocol.Channel;
import dev.heddle.kernel.internal.protocol.Transport;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// A transport without sockets. As with real ones, what is sent after it was closed is lost.
final class InMemoryTransport implements Transport {

    /// Something that the kernel has sent.
    record Sent(Channel channel, List<byte[]> frames) {}

    private final BlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
    private @Nullable Receiver receiver;
    private boolean closed;

    @Override
    public synchronized void start(Receiver newReceiver) {
        receiver = newReceiver;
    }

    @Override
    public synchronized void send(Channel channel, List<byte[]> frames) {
        if (!closed) {
            sent.add(new Sent(channel, frames));
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    /// Lets the kernel receive something.
    synchronized void deliver(Channel channel, List<byte[]> frames) {
        if (receiver == null) {
            throw new IllegalStateException("the kernel has not started");
        }
        receiver.receive(channel, frames);
    }

    /// Waits for what the kernel sends next.
    Sent take() throws InterruptedException {
        return sent.take();
    }

    /// What the kernel has sent and nobody has taken.
    List<Sent> left() {
        return List.copyOf(sent);
    }
}
