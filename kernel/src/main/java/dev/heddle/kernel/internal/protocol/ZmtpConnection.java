package dev.heddle.kernel.internal.protocol;

import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// One connection to a socket of ours: what the other side says, and what it has subscribed to.
final class ZmtpConnection implements ZmtpReader.Listener {

    private static final int TIME_TO_LIVE_BYTES = 2;
    private static final byte[] NOBODY = {};

    private final ZmtpSocket socket;
    private final ZmtpPeer peer;
    private final ZmtpReader reader = new ZmtpReader(this);

    // written by the thread of the network, read by others
    private final List<byte[]> subscriptions = new CopyOnWriteArrayList<>();
    private volatile byte[] identity = NOBODY;

    private boolean ready; // used by the thread of the network only

    /// @param patience how long the other side may read nothing while others wait for it
    ZmtpConnection(ZmtpSocket socket, SocketChannel channel, Duration patience) {
        this.socket = socket;
        this.peer = new ZmtpPeer(channel, patience, () -> socket.remove(this, identity));
        socket.add(this);
    }

    ZmtpPeer peer() {
        return peer;
    }

    boolean wants(byte[] topic) {
        for (byte[] each : subscriptions) {
            if (each.length <= topic.length && Arrays.equals(each, 0, each.length, topic, 0, each.length)) {
                return true;
            }
        }
        return false;
    }

    /// Takes what has arrived.
    ///
    /// @throws ProtocolException if it makes no sense
    void read(ByteBuffer bytes) throws ProtocolException {
        reader.read(bytes);
    }

    void close() {
        peer.close();
    }

    @Override
    public void greeted() {
        peer.send(Zmtp.ready(socket.type().nameOnWire(), NOBODY));
    }

    @Override
    public void command(String name, ByteBuffer data) throws ProtocolException {
        switch (name) {
            case Zmtp.READY -> introduce(Zmtp.properties(data));
            case Zmtp.SUBSCRIBE -> subscribe(rest(data));
            case Zmtp.CANCEL -> cancel(rest(data));
            case Zmtp.PING -> answer(Zmtp.command(Zmtp.PONG,
                    data.position(Math.min(TIME_TO_LIVE_BYTES, data.limit()))));
            case Zmtp.ERROR -> throw new ProtocolException("it does not want to be connected");
            default -> {
                // A later version of the protocol may have more of them.
            }
        }
    }

    private void introduce(Map<String, byte[]> properties) throws ProtocolException {
        String partner = new String(properties.getOrDefault(Zmtp.SOCKET_TYPE, NOBODY), StandardCharsets.US_ASCII);
        if (ready || !socket.type().accepts(partner)) {
            throw new ProtocolException("a '" + partner + "' cannot connect to a " + socket.type().nameOnWire());
        }
        ready = true;
        identity = socket.introduce(this, properties.getOrDefault(Zmtp.IDENTITY, NOBODY));
    }

    @Override
    public void message(List<byte[]> frames) throws ProtocolException {
        if (!ready) {
            throw new ProtocolException("it sends messages before it says what it is");
        }
        switch (socket.type()) {
            case ROUTER -> {
                List<byte[]> message = new ArrayList<>(frames.size() + 1);
                message.add(identity);
                message.addAll(frames);
                socket.receive(message);
            }
            case PUB -> oldSubscription(frames.getFirst());
            case ECHO -> answer(Zmtp.message(frames));
        }
    }

    /// Until version 3.0 a subscription was a message.
    private void oldSubscription(byte[] frame) {
        if (frame.length > 0 && frame[0] == 1) {
            subscribe(Arrays.copyOfRange(frame, 1, frame.length));
        } else if (frame.length > 0 && frame[0] == 0) {
            cancel(Arrays.copyOfRange(frame, 1, frame.length));
        }
    }

    private void subscribe(byte[] topic) {
        subscriptions.add(topic);
        socket.subscribed(topic);
    }

    /// Who has subscribed twice must cancel twice.
    private void cancel(byte[] topic) {
        for (int i = 0; i < subscriptions.size(); i++) {
            if (Arrays.equals(subscriptions.get(i), topic)) {
                subscriptions.remove(i);
                return;
            }
        }
    }

    private void answer(ByteBuffer bytes) throws ProtocolException {
        if (!peer.hasRoom()) {
            throw new ProtocolException("it asks and asks, and reads no answer");
        }
        peer.send(bytes);
    }

    private static byte[] rest(ByteBuffer data) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        return bytes;
    }
}
