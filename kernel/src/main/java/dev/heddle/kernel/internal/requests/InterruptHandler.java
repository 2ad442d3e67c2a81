package dev.heddle.kernel.internal.requests;

import com.google.gson.JsonObject;
import dev.heddle.kernel.internal.protocol.Message;

/// `interrupt_request`: begins to end the cells that run, in all shells. How one ends is told by its own reply.
final class InterruptHandler implements Handler {

    private final Cells cells;

    InterruptHandler(Cells cells) {
        this.cells = cells;
    }

    @Override
    public JsonObject handle(Message request) {
        cells.interrupt();
        JsonObject reply = new JsonObject();
        reply.addProperty("status", "ok");
        return reply;
    }
}
