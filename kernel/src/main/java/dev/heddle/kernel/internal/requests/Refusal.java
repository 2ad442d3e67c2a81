package dev.heddle.kernel.internal.requests;

import com.google.gson.JsonObject;
import dev.heddle.kernel.internal.protocol.Message;
import java.util.List;

/// The answer to a request that nobody handles.
///
/// @param name   the kind of error
/// @param reason what happened and what to do, in sentences
record Refusal(String name, String reason) {

    /// Tells the reader of a cell, if the request is one: front ends show nothing of a reply.
    ///
    /// @return the content of the reply
    JsonObject reply(Outbox outbox, Message request) {
        ErrorReport error = new ErrorReport(name, reason, List.of(name + ": " + reason));
        if (request.type().equals("execute_request")) {
            outbox.publish("error", request.header(), error.json());
        }
        JsonObject reply = error.json();
        reply.addProperty("status", "error");
        return reply;
    }
}
