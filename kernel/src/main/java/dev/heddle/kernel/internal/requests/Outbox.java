package dev.heddle.kernel.internal.requests;

import com.google.gson.JsonObject;
import dev.heddle.kernel.internal.protocol.Channel;
import dev.heddle.kernel.internal.protocol.Message;
import dev.heddle.kernel.internal.protocol.MessageCodec;
import dev.heddle.kernel.internal.protocol.Transport;
import java.util.List;

/// What the kernel says: replies to one front end, and what all of them see. Any thread may use it.
final class Outbox {

    /// What `status` messages say of the kernel.
    enum State {
        STARTING, BUSY, IDLE
    }

    private final Transport transport;
    private final MessageCodec codec;

    Outbox(Transport transport, MessageCodec codec) {
        this.transport = transport;
        this.codec = codec;
    }

    void reply(Channel channel, Message request, JsonObject content) {
        transport.send(channel, codec.encode(codec.reply(request, content)));
    }

    /// Asks who sent a request.
    ///
    /// @return the question's number
    String ask(Message request, JsonObject content) {
        Message question = codec.question("input_request", request, content);
        transport.send(Channel.STDIN, codec.encode(question));
        return question.id();
    }

    /// Greets who listens from now on.
    void welcome(byte[] topic) {
        transport.send(Channel.IOPUB, codec.encode(codec.welcome(topic)));
    }

    void publish(String type, JsonObject parent, JsonObject content) {
        publish(type, parent, content, new JsonObject(), List.of());
    }

    void publish(String type, JsonObject parent, JsonObject content, JsonObject metadata, List<byte[]> buffers) {
        transport.send(Channel.IOPUB, codec.encode(codec.published(type, parent, content, metadata, buffers)));
    }

    /// Waits while a front end is far behind with what it reads. Who publishes much asks before each message; a thread that
    /// must answer at once does not.
    void awaitRoom() {
        try {
            transport.awaitRoom(Channel.IOPUB);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it is to end, and says its last without waiting
        }
    }

    void status(State state, JsonObject parent) {
        JsonObject content = new JsonObject();
        content.addProperty("execution_state", switch (state) {
            case STARTING -> "starting";
            case BUSY -> "busy";
            case IDLE -> "idle";
        });
        publish("status", parent, content);
    }

    void stream(String name, String text, JsonObject parent) {
        JsonObject content = new JsonObject();
        content.addProperty("name", name);
        content.addProperty("text", text);
        publish("stream", parent, content);
    }
}
