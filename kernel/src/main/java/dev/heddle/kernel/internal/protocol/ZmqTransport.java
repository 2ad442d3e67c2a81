package dev.heddle.kernel.internal.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/// The ZeroMQ sockets of a kernel. ZeroMQ sockets belong to one thread, so one thread owns them all and waits on all
/// of them at once; others hand it what they want to send through a queue, and wake it through a pipe. Nothing polls.
public final class ZmqTransport implements Transport {

    private static final System.Logger LOG = System.getLogger(ZmqTransport.class.getName());
    private static final int UNLIMITED = 0;
    private static final int SHARE_OF_HEAP = 4;
    private static final int LINGER_MILLIS = 1000;
    private static final int FOR_EVER = -1;
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);

    private record Outgoing(Channel channel, List<byte[]> frames) {}

    private final ZContext context = new ZContext();
    private final long mostBytes;
    private final Pipe wakeUp;
    private final Thread loop = Thread.ofPlatform().name("heddle-sockets").unstarted(this::run);

    // used by the loop only, once it has started
    private final Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);
    private final ZMQ.Socket heartbeat;
    private @Nullable Receiver receiver;

    // shared
    private final Queue<Outgoing> outgoing = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean awake = new AtomicBoolean();
    private volatile boolean closing;

    /// Binds all sockets.
    ///
    /// @param where the addresses
    /// @throws IOException if an address is taken
    public ZmqTransport(ConnectionInfo where) throws IOException {
        this(where, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /// @param mostBytes of a frame; who sends a larger one loses the connection, and with it nothing but the message
    ZmqTransport(ConnectionInfo where, long mostBytes) throws IOException {
        this.mostBytes = mostBytes;
        context.setLinger(LINGER_MILLIS);
        wakeUp = Pipe.open();
        wakeUp.source().configureBlocking(false);
        wakeUp.sink().configureBlocking(false);
        sockets.put(Channel.SHELL, bind(SocketType.ROUTER, where, where.shellPort()));
        sockets.put(Channel.CONTROL, bind(SocketType.ROUTER, where, where.controlPort()));
        sockets.put(Channel.STDIN, bind(SocketType.ROUTER, where, where.stdinPort()));
        sockets.put(Channel.IOPUB, bind(SocketType.PUB, where, where.iopubPort()));
        heartbeat = bind(SocketType.REP, where, where.heartbeatPort());
    }

    private ZMQ.Socket bind(SocketType type, ConnectionInfo where, int port) throws IOException {
        ZMQ.Socket socket = context.createSocket(type);
        // The default of 1000 drops messages without a word.
        socket.setHWM(UNLIMITED);
        socket.setMaxMsgSize(mostBytes);
        try {
            socket.bind(where.endpoint(port));
        } catch (ZMQException e) {
            context.close();
            throw new IOException("cannot listen on " + where.endpoint(port) + ": " + e.getMessage(), e);
        }
        return socket;
    }

    @Override
    public void start(Receiver newReceiver) {
        receiver = newReceiver;
        loop.start();
    }

    @Override
    public void send(Channel channel, List<byte[]> frames) {
        outgoing.add(new Outgoing(channel, frames));
        wake();
    }

    @Override
    public void close() {
        closing = true;
        if (loop.getState() == Thread.State.NEW) {
            context.close();
            closePipe();
            return;
        }
        awake.set(false);
        wake();
        try {
            loop.join(CLOSE_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void wake() {
        if (awake.compareAndSet(false, true)) {
            try {
                wakeUp.sink().write(ByteBuffer.allocate(1));
            } catch (IOException e) {
                if (!closing) {
                    LOG.log(System.Logger.Level.ERROR, "the socket thread cannot be woken", e);
                }
            }
        }
    }

    private void run() {
        try (context) {
            ZMQ.Poller poller = context.createPoller(5);
            int wakeIndex = poller.register(wakeUp.source(), ZMQ.Poller.POLLIN);
            int heartbeatIndex = poller.register(heartbeat, ZMQ.Poller.POLLIN);
            Map<Channel, Integer> indices = new EnumMap<>(Channel.class);
            for (Channel channel : List.of(Channel.CONTROL, Channel.STDIN, Channel.SHELL)) {
                indices.put(channel, poller.register(sockets.get(channel), ZMQ.Poller.POLLIN));
            }
            while (!closing) {
                poller.poll(FOR_EVER);
                if (poller.pollin(wakeIndex)) {
                    drain();
                }
                if (poller.pollin(heartbeatIndex)) {
                    heartbeat.send(heartbeat.recv());
                }
                indices.forEach((channel, index) -> {
                    if (poller.pollin(index)) {
                        receive(channel);
                    }
                });
                sendAll();
            }
            sendAll();
            poller.close();
        }
        closePipe();
    }

    private void drain() {
        // First the flag, then the queue: whoever adds after the flag was cleared wakes us again.
        awake.set(false);
        ByteBuffer bytes = ByteBuffer.allocate(64);
        try {
            while (wakeUp.source().read(bytes) > 0) {
                bytes.clear();
            }
        } catch (IOException e) {
            throw new IllegalStateException("the pipe of this JVM to itself broke", e);
        }
    }

    private void receive(Channel channel) {
        ZMQ.Socket socket = sockets.get(channel);
        Receiver to = receiver;
        if (socket == null || to == null) {
            return;
        }
        List<byte[]> frames = new ArrayList<>();
        do {
            frames.add(socket.recv());
        } while (socket.hasReceiveMore());
        try {
            to.receive(channel, frames);
        } catch (RuntimeException | OutOfMemoryError e) {
            // One message that nobody can take must not make the kernel deaf to all others.
            LOG.log(System.Logger.Level.ERROR, "a message on " + channel + " was lost", e);
        }
    }

    private void sendAll() {
        for (Outgoing next = outgoing.poll(); next != null; next = outgoing.poll()) {
            ZMQ.Socket socket = sockets.get(next.channel);
            for (int i = 0; socket != null && i < next.frames.size(); i++) {
                socket.send(next.frames.get(i), i < next.frames.size() - 1 ? ZMQ.SNDMORE : 0);
            }
        }
    }

    private void closePipe() {
        try {
            wakeUp.sink().close();
            wakeUp.source().close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing the pipe of this JVM to itself", e);
        }
    }
}
