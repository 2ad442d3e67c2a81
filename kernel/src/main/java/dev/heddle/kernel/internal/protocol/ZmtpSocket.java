package dev.heddle.kernel.internal.protocol;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// A ZeroMQ socket that others connect to: who has, and who of them gets what is sent.
final class ZmtpSocket {

    /// What a socket is for, and who may connect to it.
    enum Type {
        /// Knows each of those who connect by an identity, which stands before their messages.
        ROUTER,
        /// Tells all who have subscribed.
        PUB,
        /// Says what it hears.
        ECHO;

        boolean accepts(String partner) {
            return switch (this) {
                case ROUTER -> partner.equals("DEALER") || partner.equals("REQ") || partner.equals("ROUTER");
                case PUB -> partner.equals("SUB") || partner.equals("XSUB");
                case ECHO -> partner.equals("REQ") || partner.equals("DEALER");
            };
        }

        String nameOnWire() {
            return this == ECHO ? "REP" : name();
        }
    }

    private final Type type;
    private final Consumer<List<byte[]>> receiver;
    private final Consumer<byte[]> subscribed;
    private final AtomicInteger lastNumber = new AtomicInteger();

    // any thread may send while the thread of the network adds and removes
    private final Set<ZmtpConnection> connections = ConcurrentHashMap.newKeySet();
    private final Map<ByteBuffer, ZmtpConnection> byIdentity = new ConcurrentHashMap<>();

    /// @param receiver   gets messages, those of a router with the identity of the sender before them
    /// @param subscribed told of each topic that somebody wants to hear of
    ZmtpSocket(Type type, Consumer<List<byte[]>> receiver, Consumer<byte[]> subscribed) {
        this.type = type;
        this.receiver = receiver;
        this.subscribed = subscribed;
    }

    Type type() {
        return type;
    }

    Set<ZmtpConnection> connections() {
        return connections;
    }

    void receive(List<byte[]> message) {
        receiver.accept(message);
    }

    void subscribed(byte[] topic) {
        subscribed.accept(topic);
    }

    void add(ZmtpConnection connection) {
        connections.add(connection);
    }

    /// Remembers who somebody is. One who comes back before his old connection was missed takes its place.
    ///
    /// @param wanted the identity that he wants; empty for any
    /// @return the one that he gets
    byte[] introduce(ZmtpConnection connection, byte[] wanted) {
        byte[] identity = wanted.length > 0
                ? wanted
                : ByteBuffer.allocate(1 + Integer.BYTES).putInt(1, lastNumber.incrementAndGet()).array();
        ZmtpConnection before = byIdentity.put(ByteBuffer.wrap(identity), connection);
        if (before != null) {
            before.close();
        }
        return identity;
    }

    void remove(ZmtpConnection connection, byte[] identity) {
        connections.remove(connection);
        byIdentity.remove(ByteBuffer.wrap(identity), connection);
    }

    /// Sends to the one whose identity the first frame is, or to all who have subscribed to what it begins with.
    void send(List<byte[]> frames) {
        if (type == Type.ROUTER) {
            ZmtpConnection to = byIdentity.get(ByteBuffer.wrap(frames.getFirst()));
            if (to != null) {
                to.peer().send(Zmtp.message(frames.subList(1, frames.size())));
            }
            return;
        }
        ByteBuffer message = null;
        for (ZmtpConnection each : connections) {
            if (each.wants(frames.getFirst())) {
                message = message == null ? Zmtp.message(frames) : message;
                each.peer().send(message);
            }
        }
    }
}
