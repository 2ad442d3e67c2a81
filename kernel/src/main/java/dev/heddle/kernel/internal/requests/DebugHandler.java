package dev.heddle.kernel.internal.requests;

import com.google.gson.JsonObject;
import dev.heddle.kernel.internal.debug.Debugger;
import dev.heddle.kernel.internal.protocol.Message;

/// `debug_request`: what a front end asks of the debugger. What happens at a breakpoint is published.
final class DebugHandler implements Handler {

    private final Outbox outbox;
    private final Debugger debugger = new Debugger(this::publish);
    private final Cells cells;
    private volatile JsonObject latest = new JsonObject(); // header

    DebugHandler(Outbox outbox, Cells cells) {
        this.outbox = outbox;
        this.cells = cells;
        cells.watchedBy(debugger);
    }

    @Override
    public JsonObject handle(Message request) throws InterruptedException {
        latest = request.header();
        return debugger.handle(request.content(), cells::makeDebuggable);
    }

    private void publish(JsonObject event) {
        outbox.publish("debug_event", latest, event);
    }
}
