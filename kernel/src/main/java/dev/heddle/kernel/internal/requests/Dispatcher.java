package dev.heddle.kernel.internal.requests;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.heddle.kernel.internal.protocol.Channel;
import dev.heddle.kernel.internal.protocol.Message;
import dev.heddle.kernel.internal.requests.Outbox.State;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Handles the requests of one channel, one after the other, on a thread of its own. Every request is answered, and
/// ends in *idle*, whatever its handler throws: a front end must never wait for ever.
final class Dispatcher {

    private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());

    private final Channel channel;
    private final Outbox outbox;
    private final Map<String, Handler> handlers;
    private final BlockingQueue<Message> waiting = new LinkedBlockingQueue<>();
    private final Runnable afterEach;
    private final Thread thread;

    /// Begins to handle only after [#start].
    ///
    /// @param afterEach run when a request has been answered and *idle* was sent
    Dispatcher(Channel channel, Outbox outbox, Map<String, Handler> handlers, Runnable afterEach) {
        this.channel = channel;
        this.outbox = outbox;
        this.handlers = Map.copyOf(handlers);
        this.afterEach = afterEach;
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("heddle-" + channel.name().toLowerCase(Locale.ROOT))
                .unstarted(this::handleAll);
    }

    void start() {
        thread.start();
    }

    /// Takes a request; does not block.
    void add(Message request) {
        waiting.add(request);
    }

    void stop() {
        thread.interrupt();
    }

    private void handleAll() {
        try {
            while (true) {
                handle(waiting.take());
            }
        } catch (InterruptedException e) {
            // stop() was called
            Thread.currentThread().interrupt();
        }
    }

    private void handle(Message request) {
        outbox.status(State.BUSY, request.header());
        try {
            Handler handler = handlers.get(request.type());
            if (handler != null) {
                outbox.reply(channel, request, handler.handle(request));
            } else if (request.type().endsWith("_request")) {
                outbox.reply(channel, request, error("NotSupported", "no " + request.type() + " is answered here"));
            }
        } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
            LOG.log(System.Logger.Level.ERROR, "a " + request.type() + " failed", e);
            outbox.reply(channel, request, error(e.getClass().getSimpleName(), String.valueOf(e.getMessage())));
        } finally {
            outbox.status(State.IDLE, request.header());
            afterEach.run();
        }
    }

    private static JsonObject error(String name, String value) {
        JsonObject content = new JsonObject();
        content.addProperty("status", "error");
        content.addProperty("ename", name);
        content.addProperty("evalue", value);
        content.add("traceback", new JsonArray());
        return content;
    }
}
