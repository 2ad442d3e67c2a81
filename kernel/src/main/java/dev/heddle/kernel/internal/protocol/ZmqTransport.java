package dev.heddle.kernel.internal.protocol;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The ZeroMQ sockets of a kernel. Why it speaks ZeroMQ by itself: docs/decisions/own-zeromq.md.
///
/// One thread waits for the network: it accepts, reads, answers the heartbeat, and writes what could not be written at
/// once. Who sends writes by himself. Nothing polls.
public final class ZmqTransport implements Transport {

    private static final System.Logger LOG = System.getLogger(ZmqTransport.class.getName());
    private static final int READ_BYTES = 1 << 16;
    private static final int BACKLOG = 128;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LINGER = Duration.ofSeconds(1);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);

    private final Selector selector;
    private final Duration patience;
    private final Thread loop = Thread.ofPlatform().name("heddle-sockets").unstarted(this::run);
    private final List<ZmtpSocket> sockets = new ArrayList<>();
    private final Map<Channel, ZmtpSocket> byChannel = new EnumMap<>(Channel.class);
    private final List<Path> files = new ArrayList<>();

    // used by the loop only, once it has started
    private final ByteBuffer arrived = ByteBuffer.allocateDirect(READ_BYTES);

    private volatile @Nullable Receiver receiver;
    private volatile boolean closing;

    /// Binds all sockets.
    ///
    /// @param where the addresses
    /// @throws IOException if an address is taken
    public ZmqTransport(ConnectionInfo where) throws IOException {
        this(where, PATIENCE);
    }

    /// @param patience how long a front end may read nothing while the kernel waits for it
    ZmqTransport(ConnectionInfo where, Duration patience) throws IOException {
        this.patience = patience;
        this.selector = Selector.open();
        try {
            bind(Channel.SHELL, ZmtpSocket.Type.ROUTER, where, where.shellPort());
            bind(Channel.CONTROL, ZmtpSocket.Type.ROUTER, where, where.controlPort());
            bind(Channel.STDIN, ZmtpSocket.Type.ROUTER, where, where.stdinPort());
            bind(Channel.IOPUB, ZmtpSocket.Type.PUB, where, where.iopubPort());
            listen(new ZmtpSocket(ZmtpSocket.Type.ECHO, _ -> {}, _ -> {}), where, where.heartbeatPort());
        } catch (IOException e) {
            closeAll();
            throw e;
        }
    }

    private void bind(Channel channel, ZmtpSocket.Type type, ConnectionInfo where, int port) throws IOException {
        ZmtpSocket socket = new ZmtpSocket(type, frames -> receive(to -> to.receive(channel, frames)),
                topic -> receive(to -> to.subscribed(topic)));
        byChannel.put(channel, socket);
        listen(socket, where, port);
    }

    private void listen(ZmtpSocket socket, ConnectionInfo where, int port) throws IOException {
        sockets.add(socket);
        String endpoint = where.endpoint(port);
        ServerSocketChannel door = null;
        try {
            SocketAddress address = address(where, port);
            door = address instanceof UnixDomainSocketAddress
                    ? ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                    : ServerSocketChannel.open();
            door.bind(address, BACKLOG);
            door.configureBlocking(false);
            door.register(selector, SelectionKey.OP_ACCEPT, socket);
        } catch (IOException | UnsupportedAddressTypeException e) {
            if (door != null) {
                door.close();
            }
            throw new IOException("cannot listen on " + endpoint + ": " + e.getMessage(), e);
        }
    }

    private SocketAddress address(ConnectionInfo where, int port) throws IOException {
        return switch (where.transport()) {
            case "tcp" -> where.address().equals("*")
                    ? new InetSocketAddress(port)
                    : new InetSocketAddress(host(where.address()), port);
            case "ipc" -> {
                Path file = Path.of(where.address() + "-" + port);
                if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
                    Files.delete(file); // left behind by a kernel that was killed
                }
                files.add(file);
                yield UnixDomainSocketAddress.of(file);
            }
            default -> throw new IOException("the transport is neither tcp nor ipc");
        };
    }

    private static InetAddress host(String name) throws IOException {
        try {
            return InetAddress.getByName(name);
        } catch (UnknownHostException e) {
            throw new IOException("the host is unknown", e);
        }
    }

    @Override
    public void start(Receiver newReceiver) {
        receiver = newReceiver;
        loop.start();
    }

    @Override
    public void send(Channel channel, List<byte[]> frames) {
        Objects.requireNonNull(byChannel.get(channel)).send(frames);
    }

    @Override
    public void awaitRoom(Channel channel) throws InterruptedException {
        for (ZmtpConnection each : Objects.requireNonNull(byChannel.get(channel)).connections()) {
            each.peer().awaitRoom();
        }
    }

    @Override
    public void close() {
        try {
            if (loop.getState() != Thread.State.NEW) {
                awaitSent();
                closing = true;
                selector.wakeup();
                loop.join(CLOSE_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closing = true;
            closeAll();
        }
    }

    private void awaitSent() throws InterruptedException {
        long end = System.nanoTime() + LINGER.toNanos();
        for (ZmtpSocket socket : sockets) {
            for (ZmtpConnection each : socket.connections()) {
                each.peer().awaitSent(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            }
        }
    }

    private void run() {
        while (!closing && selector.isOpen()) {
            try {
                selector.select(this::serve);
            } catch (IOException e) {
                LOG.log(System.Logger.Level.ERROR, "the network cannot be waited for: the kernel is deaf", e);
                return;
            } catch (RuntimeException | Error e) {
                // Such as memory that some other thread has taken, and may give back. What has arrived is still there.
                LOG.log(System.Logger.Level.ERROR, "a connection could not be served", e);
            }
        }
    }

    private void serve(SelectionKey key) {
        if (key.attachment() instanceof ZmtpSocket socket) {
            accept(socket, (ServerSocketChannel) key.channel());
        } else if (key.attachment() instanceof ZmtpConnection connection) {
            serve(key, connection);
        }
    }

    private void accept(ZmtpSocket socket, ServerSocketChannel door) {
        try {
            SocketChannel channel = door.accept();
            if (channel == null) {
                return;
            }
            channel.configureBlocking(false);
            if (channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            }
            ZmtpConnection connection = new ZmtpConnection(socket, channel, patience);
            connection.peer().registered(channel.register(selector, SelectionKey.OP_READ, connection));
            connection.peer().send(Zmtp.greeting());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "a connection could not be accepted", e);
        }
    }

    private void serve(SelectionKey key, ZmtpConnection connection) {
        try {
            if (key.isWritable()) {
                connection.peer().flush();
            }
            if (key.isReadable()) {
                read((SocketChannel) key.channel(), connection);
            }
        } catch (CancelledKeyException e) {
            connection.close(); // another thread has found that nobody is there
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a front end has gone", e);
            connection.close();
        } catch (ProtocolException e) {
            LOG.log(System.Logger.Level.WARNING, "somebody was disconnected: {0}", e.getMessage());
            connection.close();
        } catch (OutOfMemoryError e) {
            LOG.log(System.Logger.Level.ERROR, "somebody was disconnected who sends more than the memory holds", e);
            connection.close();
        } catch (RuntimeException | Error e) {
            // One who is not understood must not make the kernel deaf to all others.
            LOG.log(System.Logger.Level.ERROR, "somebody was disconnected after a fault of the kernel", e);
            connection.close();
        }
    }

    private void read(SocketChannel channel, ZmtpConnection connection) throws IOException, ProtocolException {
        int count = channel.read(arrived.clear());
        if (count < 0) {
            connection.close();
        } else {
            connection.read(arrived.flip());
        }
    }

    private void receive(Consumer<Receiver> what) {
        Receiver to = receiver;
        if (to == null) {
            return;
        }
        try {
            what.accept(to);
        } catch (RuntimeException | Error e) {
            // One message that nobody can take must not make the kernel deaf to all others.
            LOG.log(System.Logger.Level.ERROR, "a message was lost", e);
        }
    }

    private void closeAll() {
        sockets.forEach(socket -> socket.connections().forEach(ZmtpConnection::close));
        try {
            for (SelectionKey each : selector.keys()) {
                each.channel().close();
            }
            selector.close();
            for (Path each : files) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing the sockets", e);
        }
    }
}
