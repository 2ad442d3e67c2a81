package dev.heddle.kernel.internal.protocol;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// Between messages and the frames that ZeroMQ carries: identities, a delimiter, a signature, four JSON objects,
/// and buffers.
public final class MessageCodec {

    /// The version of the messaging protocol that is spoken here.
    public static final String PROTOCOL_VERSION = "5.5";

    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final int SIGNED_FRAMES = 4;

    // A request is in memory as bytes, as text, as JSON, as source, and in what tells other front ends of it.
    private static final int SHARE_OF_HEAP = 8;

    // Instant.toString leaves out a fraction of zero, which clients that want one cannot parse.
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
            .withZone(ZoneOffset.UTC);

    private final Signer signer;
    private final Replays replays = new Replays();
    private final long mostBytes;
    private final String session = UUID.randomUUID().toString();

    /// A codec that signs.
    ///
    /// @param key the key of the connection file
    public MessageCodec(String key) {
        this(key, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /// A codec that signs.
    ///
    /// @param key       the key of the connection file
    /// @param mostBytes of a message that is read
    public MessageCodec(String key, long mostBytes) {
        this.signer = new Signer(key);
        this.mostBytes = mostBytes;
    }

    /// A reply to a request, for its sender only.
    ///
    /// @param request the request
    /// @param content what to say
    /// @return the reply
    public Message reply(Message request, JsonObject content) {
        String type = request.type().replaceFirst("_request$", "") + "_reply";
        return new Message(request.identities(), header(type), request.header(), new JsonObject(), content, List.of());
    }

    /// A question to the one who sent a request.
    ///
    /// @param type    its type
    /// @param request the request
    /// @param content what to ask
    /// @return the message
    public Message question(String type, Message request, JsonObject content) {
        return new Message(request.identities(), header(type), request.header(), new JsonObject(), content, List.of());
    }

    /// A message to every front end.
    ///
    /// @param type    its type
    /// @param parent  the header of the request that it belongs to
    /// @param content what to say
    /// @return the message
    public Message published(String type, JsonObject parent, JsonObject content) {
        return published(type, parent, content, new JsonObject(), List.of());
    }

    /// A message to every front end, with bytes.
    ///
    /// @param type    its type
    /// @param parent  the header of the request that it belongs to
    /// @param content what to say
    /// @param metadata what to say about it
    /// @param buffers bytes beside the content
    /// @return the message
    public Message published(String type, JsonObject parent, JsonObject content, JsonObject metadata,
            List<byte[]> buffers) {
        byte[] topic = type.getBytes(StandardCharsets.UTF_8);
        return new Message(List.of(topic), header(type), parent, metadata, content, buffers);
    }

    /// What somebody hears first who has subscribed: from here on he misses nothing.
    ///
    /// @param topic what he has subscribed to
    /// @return the message
    public Message welcome(byte[] topic) {
        JsonObject content = new JsonObject();
        content.addProperty("subscription", new String(topic, StandardCharsets.UTF_8));
        return new Message(topic.length == 0 ? List.of() : List.of(topic), header("iopub_welcome"), new JsonObject(),
                new JsonObject(), content, List.of());
    }

    /// What ZeroMQ carries for a message.
    ///
    /// @param message the message
    /// @return its frames
    public List<byte[]> encode(Message message) {
        List<byte[]> signed = List.of(Json.bytes(message.header()), Json.bytes(message.parent()),
                Json.bytes(message.metadata()), Json.bytes(message.content()));
        List<byte[]> frames = new ArrayList<>(message.identities());
        frames.add(DELIMITER);
        frames.add(signer.sign(signed).getBytes(StandardCharsets.US_ASCII));
        frames.addAll(signed);
        frames.addAll(message.buffers());
        return frames;
    }

    /// The message that frames stand for. Used by one thread.
    ///
    /// @param frames what came in
    /// @return the message
    /// @throws OversizedException if it is too large
    /// @throws ProtocolException if it is none, or none of ours
    public Message decode(List<byte[]> frames) throws ProtocolException {
        int delimiter = 0;
        while (delimiter < frames.size() && !Arrays.equals(frames.get(delimiter), DELIMITER)) {
            delimiter++;
        }
        int first = delimiter + 2;
        if (first + SIGNED_FRAMES > frames.size()) {
            throw new ProtocolException("a message of " + frames.size() + " frames is too short");
        }
        List<byte[]> signed = frames.subList(first, first + SIGNED_FRAMES);
        if (!signer.verify(frames.get(first - 1), signed)) {
            throw new ProtocolException("wrong signature");
        }
        if (signer.signs() && replays.isReplay(frames.get(first - 1))) {
            throw new ProtocolException("a message that has come before");
        }
        return read(frames.subList(0, delimiter), signed, frames.subList(first + SIGNED_FRAMES, frames.size()));
    }

    private Message read(List<byte[]> identities, List<byte[]> signed, List<byte[]> buffers) throws ProtocolException {
        long bytes = Stream.concat(signed.stream(), buffers.stream()).mapToLong(frame -> frame.length).sum();
        JsonObject header = Json.parse(signed.get(0));
        Message start = new Message(identities, header, Json.parse(signed.get(1)), new JsonObject(), new JsonObject(),
                List.of());
        if (bytes > mostBytes) {
            throw new OversizedException(start, bytes);
        }
        try {
            return new Message(identities, header, start.parent(), Json.parse(signed.get(2)), Json.parse(signed.get(3)),
                    buffers);
        } catch (OutOfMemoryError e) {
            throw new OversizedException(start, bytes);
        }
    }

    private JsonObject header(String type) {
        JsonObject header = new JsonObject();
        header.addProperty("msg_id", UUID.randomUUID().toString());
        header.addProperty("session", session);
        header.addProperty("username", "kernel");
        header.addProperty("date", DATE.format(Instant.now()));
        header.addProperty("msg_type", type);
        header.addProperty("version", PROTOCOL_VERSION);
        return header;
    }
}
