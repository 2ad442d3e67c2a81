package dev.heddle.kernel.internal.requests;

import com.google.gson.JsonObject;
import dev.heddle.kernel.internal.assist.Brackets;
import dev.heddle.kernel.internal.cells.CodeReader;
import dev.heddle.kernel.internal.protocol.Message;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a front end asks while somebody writes a cell. Used by one thread, which is not the one that runs cells.
final class AssistHandlers {

    private static final String INDENT = "    ";

    private final Outbox outbox;
    private @Nullable CodeReader reader;

    AssistHandlers(Outbox outbox) {
        this.outbox = outbox;
    }

    Map<String, Handler> byType() {
        return Map.of("is_complete_request", this::isComplete, "comm_info_request", _ -> comms(), "comm_open",
                this::refuseComm);
    }

    private JsonObject isComplete(Message request) {
        String code = Fields.text(request, "code");
        Brackets brackets = Brackets.after(code);
        CodeReader.State state = code.isBlank() ? CodeReader.State.COMPLETE : reader().state(code);
        JsonObject content = new JsonObject();
        content.addProperty("status", switch (state) {
            case COMPLETE -> "complete";
            case INCOMPLETE -> "incomplete";
            case INVALID -> "invalid";
        });
        if (state == CodeReader.State.INCOMPLETE) {
            content.addProperty("indent", brackets.inCode() ? INDENT.repeat(brackets.open().length()) : "");
        }
        return content;
    }

    private static JsonObject comms() {
        JsonObject content = new JsonObject();
        content.addProperty("status", "ok");
        content.add("comms", new JsonObject());
        return content;
    }

    /// Nobody here listens to any target: the other end must know, or it waits.
    private JsonObject refuseComm(Message request) {
        if (request.content().has("comm_id")) {
            JsonObject content = new JsonObject();
            content.add("comm_id", request.content().get("comm_id"));
            content.add("data", new JsonObject());
            outbox.publish("comm_close", request.header(), content);
        }
        return new JsonObject();
    }

    private CodeReader reader() {
        if (reader == null) {
            reader = new CodeReader();
        }
        return reader;
    }
}
