package dev.heddle.kernel.internal.requests;

import com.google.gson.JsonObject;
import dev.heddle.kernel.comms.CommMessage;
import dev.heddle.kernel.comms.Comms;
import dev.heddle.kernel.internal.protocol.Message;
import java.util.List;
import java.util.Map;

/// `comm_info_request`, `comm_open`, `comm_msg` and `comm_close`: between the messages and the [Comms].
final class CommHandlers {

    // What is sent while a message is handled belongs to that message; what others send, to no message.
    private static final ScopedValue<JsonObject> PARENT = ScopedValue.newInstance();

    private final Outbox outbox;
    private final Comms comms = new Comms(this::publish);

    CommHandlers(Outbox outbox) {
        this.outbox = outbox;
    }

    /// For those who want to talk over comms.
    Comms comms() {
        return comms;
    }

    Map<String, Handler> byType() {
        return Map.of("comm_info_request", this::info, "comm_open", handler(this::open), "comm_msg",
                handler(request -> comms.received(id(request), message(request))), "comm_close",
                handler(request -> comms.closed(id(request), message(request))));
    }

    private JsonObject info(Message request) {
        String target = request.content().has("target_name") ? Fields.text(request, "target_name") : null;
        JsonObject list = new JsonObject();
        comms.list(target).forEach((id, name) -> {
            JsonObject each = new JsonObject();
            each.addProperty("target_name", name);
            list.add(id, each);
        });
        JsonObject content = new JsonObject();
        content.addProperty("status", "ok");
        content.add("comms", list);
        return content;
    }

    private void open(Message request) {
        comms.opened(id(request), Fields.text(request, "target_name"), message(request));
    }

    private interface Body {
        void handle(Message request);
    }

    private static Handler handler(Body body) {
        return request -> {
            ScopedValue.where(PARENT, request.header()).run(() -> body.handle(request));
            return new JsonObject(); // nobody waits for a reply
        };
    }

    private void publish(String type, JsonObject content, JsonObject metadata, List<byte[]> buffers) {
        outbox.publish(type, PARENT.orElse(new JsonObject()), content, metadata, buffers);
    }

    private static String id(Message request) {
        return Fields.text(request, "comm_id");
    }

    private static CommMessage message(Message request) {
        return new CommMessage(Fields.object(request, "data"), request.metadata(), request.buffers());
    }
}
