package dev.heddle.kernel.internal.requests;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.heddle.kernel.internal.protocol.Message;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// Which cells are not run because one before them has failed: those that waited behind it at that moment. Who sends a
/// cell after that knows of the failure, or could. Used by one thread.
final class StopOnError {

    private static final String CELL = "execute_request";

    private final Set<Message> stopped = Collections.newSetFromMap(new IdentityHashMap<>());
    private int count;

    /// Looks at a reply before it is sent.
    ///
    /// @param waiting what has come in since
    void answered(Message request, JsonObject reply, Collection<Message> waiting) {
        if (!request.type().equals(CELL)) {
            return;
        }
        JsonElement number = reply.get("execution_count");
        count = number == null ? count : number.getAsInt();
        boolean failed = reply.get("status").getAsString().equals("error");
        if (failed && Fields.flag(request, "stop_on_error", true)) {
            waiting.stream().filter(each -> each.type().equals(CELL)).forEach(stopped::add);
        }
    }

    /// Whether a request is one of the cells that are not run; asked once.
    boolean stops(Message request) {
        return stopped.remove(request);
    }

    JsonObject reply() {
        JsonObject reply = new JsonObject();
        reply.addProperty("status", "aborted");
        reply.addProperty("execution_count", count);
        return reply;
    }
}
