package dev.heddle.kernel.internal.requests;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.heddle.kernel.internal.protocol.Channel;
import dev.heddle.kernel.internal.protocol.Message;
import dev.heddle.kernel.internal.requests.Outbox.State;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Handles the requests of one channel, one after the other, on a thread of its own. Every request is answered, and
/// ends in *idle*, whatever its handler throws: a front end must never wait for ever.
final class Dispatcher {

    private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);
    private static final Duration FOR_MEMORY = Duration.ofMillis(100);
    private static final int ATTEMPTS = 20;

    /// Stands behind the last request.
    private static final Message END = new Message(List.of(), new JsonObject(), new JsonObject(), new JsonObject(),
            new JsonObject(), List.of());

    private final Channel channel;
    private final Outbox outbox;
    private final Map<String, Handler> handlers;
    private final BlockingQueue<Message> waiting = new LinkedBlockingQueue<>();
    private final StopOnError stopOnError = new StopOnError(); // used by the thread only
    private final Consumer<Message> afterEach;
    private final Thread thread;
    private volatile @Nullable Handler only; // answers all that comes, if there is one
    private volatile Runnable onEnd = () -> {};

    /// Begins to handle only after [#start].
    ///
    /// @param afterEach run when a request has been answered and *idle* was sent
    Dispatcher(Channel channel, Outbox outbox, Map<String, Handler> handlers, Consumer<Message> afterEach) {
        this(channel.name().toLowerCase(Locale.ROOT), channel, outbox, handlers, afterEach);
    }

    /// @param name    of its thread, where a channel has more than one
    /// @param channel where the replies go
    Dispatcher(String name, Channel channel, Outbox outbox, Map<String, Handler> handlers,
            Consumer<Message> afterEach) {
        this.channel = channel;
        this.outbox = outbox;
        this.handlers = Map.copyOf(handlers);
        this.afterEach = afterEach;
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("heddle-" + name)
                .unstarted(this::handleAll);
    }

    /// Whether there is a handler for the request.
    boolean knows(Message request) {
        return handlers.containsKey(request.type());
    }

    /// From now on every request is answered by one handler.
    void answerAll(Handler handler) {
        only = handler;
    }

    void start() {
        thread.start();
    }

    /// Takes a request; does not block.
    void add(Message request) {
        waiting.add(request);
    }

    /// Answers what waits by one handler, and then ends. Nothing may be added any more. Does not wait.
    ///
    /// @param newOnEnd run by the thread as its last deed
    void close(Handler handler, Runnable newOnEnd) {
        answerAll(handler);
        onEnd = newOnEnd;
        waiting.add(END);
    }

    /// Handles no more requests; the one that is being handled has a moment to end.
    void stop() {
        thread.interrupt();
        try {
            thread.join(STOP_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handleAll() {
        try {
            for (Message next = waiting.take(); !isEnd(next); next = waiting.take()) {
                handle(next);
            }
            onEnd.run();
        } catch (InterruptedException e) {
            // stop() was called
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("ReferenceEquality") // a message that says nothing, of a front end, is another
    private static boolean isEnd(Message message) {
        return message == END;
    }

    private void handle(Message request) {
        try {
            outbox.status(State.BUSY, request.header());
            Handler all = only;
            Handler handler = all == null ? handlers.get(request.type()) : all;
            if (stopOnError.stops(request)) {
                outbox.reply(channel, request, stopOnError.reply());
            } else if (handler != null) {
                reply(request, handler.handle(request));
            } else if (isRequest(request)) {
                outbox.reply(channel, request, error("NotSupported", "no " + request.type() + " is answered here"));
            }
        } catch (Throwable e) {
            surely(() -> LOG.log(System.Logger.Level.ERROR, "a " + request.type() + " failed", e));
            surely(() -> fail(request, error(e.getClass().getSimpleName(), String.valueOf(e.getMessage()))));
        } finally {
            surely(() -> outbox.status(State.IDLE, request.header()));
            surely(() -> afterEach.accept(request));
        }
    }

    /// This thread must go on whatever happens. What other threads have taken of the memory they may give back in a moment.
    private static void surely(Runnable step) {
        for (int left = ATTEMPTS; left > 0; left--) {
            try {
                step.run();
                return;
            } catch (OutOfMemoryError e) {
                LockSupport.parkNanos(FOR_MEMORY.toNanos());
            } catch (RuntimeException | Error e) {
                LOG.log(System.Logger.Level.ERROR, "a request was not answered", e);
                return;
            }
        }
    }

    /// A front end shows nothing of a cell's reply: what its reader must know has to be published.
    private void fail(Message request, JsonObject error) {
        if (request.type().equals("execute_request")) {
            JsonObject published = error.deepCopy();
            published.remove("status");
            outbox.publish("error", request.header(), published);
        }
        reply(request, error);
    }

    private void reply(Message request, JsonObject content) {
        if (!isRequest(request)) {
            return; // nobody waits for a reply to a message such as comm_open
        }
        stopOnError.answered(request, content, waiting);
        outbox.reply(channel, request, content);
    }

    private static boolean isRequest(Message message) {
        return message.type().endsWith("_request");
    }

    private static JsonObject error(String name, String value) {
        JsonArray traceback = new JsonArray();
        traceback.add(name + ": " + value);
        JsonObject content = new JsonObject();
        content.addProperty("status", "error");
        content.addProperty("ename", name);
        content.addProperty("evalue", value);
        content.add("traceback", traceback);
        return content;
    }
}
